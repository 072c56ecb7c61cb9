package stoa.judge.embedded.gate;

import java.util.Optional;
import stoa.judge.embedded.text.Sentence;

/** Something to look at. @param sentence where; empty when it concerns the whole */
public record Remark(String code, Optional<Sentence> sentence, String note) {}
