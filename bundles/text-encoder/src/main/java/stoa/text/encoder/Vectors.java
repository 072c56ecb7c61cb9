package stoa.text.encoder;

/** The sums over the tokens of one run, of both layers. */
record Vectors(int tokens, float[] style, float[] meaning) {
    static final int SIZE = 384;
}
