package stoa.ratings.ledger;

/** One player's line of an entry. */
public record Posting(String user, String name, int before, int after, int delta) {}
