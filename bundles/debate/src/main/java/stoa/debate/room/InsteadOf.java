package stoa.debate.room;

/**
 * The judge that people chose and that another one spoke for.
 *
 * @param judge its id
 * @param why it did not speak itself, one sentence
 */
public record InsteadOf(String judge, String why) {}
