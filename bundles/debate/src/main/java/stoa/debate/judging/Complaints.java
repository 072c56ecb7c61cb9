package stoa.debate.judging;

/** Takes note of what judges do wrong, so that one that keeps failing is taken out of service. */
@FunctionalInterface
interface Complaints {
    Complaints NONE = (judge, doing, cause) -> {};

    void failed(Object judge, String doing, Throwable cause);
}
