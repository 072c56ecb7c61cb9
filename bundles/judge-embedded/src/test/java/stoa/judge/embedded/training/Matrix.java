package stoa.judge.embedded.training;

import stoa.judge.embedded.head.Head;

/** The inputs of all texts, centred and scaled by those texts that are used for training. */
record Matrix(double[][] rows, float[] mean, float[] spread) {
    static Matrix of(Corpus corpus, Setup setup, boolean[] training) {
        var inputs = corpus.samples().stream().map(setup.inputs()).toArray(float[][]::new);
        var width = inputs[0].length;
        var mean = new float[width];
        var spread = new float[width];
        for (var column = 0; column < width; column++) {
            moments(inputs, training, column, mean, spread);
        }
        var rows = new double[inputs.length][width];
        for (var row = 0; row < rows.length; row++) {
            for (var column = 0; column < width; column++) {
                var clipped = column >= width - setup.features();
                var value = (double) inputs[row][column];
                rows[row][column] = clipped
                        ? Head.standard(value, mean[column], spread[column])
                        : (value - mean[column]) / spread[column];
            }
        }
        return new Matrix(rows, mean, spread);
    }

    private static void moments(float[][] inputs, boolean[] training, int column, float[] mean, float[] spread) {
        var sum = 0.0;
        var squares = 0.0;
        var count = 0;
        for (var row = 0; row < inputs.length; row++) {
            if (training[row]) {
                sum += inputs[row][column];
                squares += (double) inputs[row][column] * inputs[row][column];
                count++;
            }
        }
        mean[column] = (float) (sum / count);
        spread[column] = (float) Math.sqrt(Math.max(1e-12, squares / count - (sum / count) * (sum / count)));
        if (spread[column] < 1e-5f) {
            spread[column] = 1;
        }
    }
}
