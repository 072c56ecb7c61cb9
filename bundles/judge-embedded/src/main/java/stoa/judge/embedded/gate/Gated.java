package stoa.judge.embedded.gate;

import java.util.List;
import stoa.judge.embedded.text.Prose;

/**
 * A turn after the gates.
 *
 * @param kept what is scored
 * @param read how many words were read in all
 * @param shuffled whether the words are in no order that a sentence has
 */
public record Gated(Prose kept, int read, List<Remark> remarks, boolean shuffled, boolean foreign) {
    public Gated {
        remarks = List.copyOf(remarks);
    }

    public boolean has(String code) {
        return remarks.stream().anyMatch(remark -> remark.code().equals(code));
    }
}
