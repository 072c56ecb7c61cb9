package stoa.kernel.persistence.log;

import java.time.Duration;

/** Is told of each group that was appended. */
@FunctionalInterface
public interface AppendWatch {
    void committed(int entries, Duration took);
}
