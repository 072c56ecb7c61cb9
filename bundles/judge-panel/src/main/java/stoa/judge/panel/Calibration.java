package stoa.judge.panel;

/**
 * The line that brings a judge's points to the common scale, fitted to what people gave instead. With few examples it stays
 * near the judge's own points: two imagined examples at each end of the scale hold it there.
 *
 * @param sumX of the judge's points, and so on: all that a least-squares line needs
 */
record Calibration(int count, double sumX, double sumY, double sumXx, double sumXy, double sumSquaredError) {
    static final Calibration NONE = new Calibration(0, 0, 0, 0, 0, 0);
    private static final int IMAGINED = 2;
    private static final double STEEPEST = 2;
    private static final double FLATTEST = 0.25;

    /** A judge gave {@code points}, a person {@code truth}. */
    Calibration with(double points, double truth) {
        var error = apply(points) - truth;
        return new Calibration(
                count + 1,
                sumX + points,
                sumY + truth,
                sumXx + points * points,
                sumXy + points * truth,
                sumSquaredError + error * error);
    }

    double apply(double points) {
        var n = count + 2.0 * IMAGINED;
        var x = sumX + 10 * IMAGINED;
        var y = sumY + 10 * IMAGINED;
        var xx = sumXx + 100 * IMAGINED;
        var xy = sumXy + 100 * IMAGINED;
        var slope = Math.clamp((n * xy - x * y) / (n * xx - x * x), FLATTEST, STEEPEST);
        var offset = (y - slope * x) / n;
        return Math.clamp(offset + slope * points, 0, 10);
    }

    /** The inverse of the mean squared error, as if four errors of one point had been seen already. */
    double weight() {
        return (count + 4.0) / (sumSquaredError + 4.0);
    }
}
