package stoa.judge.panel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The curve that brings a judge's points to the common scale: isotonic, so that more stays more, fitted to what people gave
 * instead and, much more faintly, to what the other judges of the panel agreed on. With few examples it stays near the judge's
 * own points.
 *
 * @param count examples from people
 * @param weights of what was learned at 0, 0.5, 1 … 10 points
 * @param sums of the true points, each with its weight
 * @param errors squared, each with its weight
 * @param evidence the weight of all errors
 */
record Calibration(int count, List<Double> weights, List<Double> sums, double errors, double evidence) {
    private static final int STEPS = 21;
    private static final double STEP = 0.5;
    private static final double REACH = 1.5;
    /** How much a judge's own point counts against examples. */
    private static final double OWN = 1;
    /** As if four errors of one point had been seen already. */
    private static final double IMAGINED = 4;

    static final Calibration NONE = new Calibration(0, List.of(), List.of(), 0, 0);

    Calibration {
        weights = weights.size() == STEPS ? List.copyOf(weights) : Collections.nCopies(STEPS, 0.0);
        sums = sums.size() == STEPS ? List.copyOf(sums) : Collections.nCopies(STEPS, 0.0);
    }

    /** The judge gave {@code points}, a person {@code truth}. */
    Calibration with(double points, double truth) {
        var next = learned(points, truth, 1);
        return new Calibration(count + 1, next.weights, next.sums, next.errors, next.evidence);
    }

    /** What other judges agree on is a faint hint only, or all would follow the crowd. */
    Calibration hinted(double points, double truth) {
        return learned(points, truth, 0.1);
    }

    /** A person confirmed the winner that the judge named, or named another. */
    Calibration namedWinner(boolean right) {
        return new Calibration(count + 1, weights, sums, errors + (right ? 0 : 4), evidence + 1);
    }

    double apply(double points) {
        var curve = curve();
        var place = Math.clamp(points / STEP, 0, STEPS - 1.0);
        var below = (int) Math.min(Math.floor(place), STEPS - 2.0);
        var part = place - below;
        return Math.clamp(curve[below] * (1 - part) + curve[below + 1] * part, 0, 10);
    }

    /** The inverse of the mean squared error. */
    double weight() {
        return (evidence + IMAGINED) / (errors + IMAGINED);
    }

    private Calibration learned(double points, double truth, double weight) {
        var error = apply(points) - truth;
        var newWeights = new ArrayList<>(weights);
        var newSums = new ArrayList<>(sums);
        for (int step = 0; step < STEPS; step++) {
            var near = weight * Math.max(0, 1 - Math.abs(step * STEP - points) / REACH);
            // Beside the example its correction is taken over, not its value, or the neighbours would be drawn flat.
            var here = truth + step * STEP - points;
            newWeights.set(step, weights.get(step) + near);
            newSums.set(step, sums.get(step) + near * Math.clamp(here, 0, 10));
        }
        return new Calibration(count, newWeights, newSums, errors + weight * error * error, evidence + weight);
    }

    /** Pool adjacent violators: wherever the curve would fall, the neighbours share their weighted mean. */
    private double[] curve() {
        var blocks = new ArrayList<Block>();
        for (int step = 0; step < STEPS; step++) {
            var weight = weights.get(step) + OWN;
            blocks.add(new Block((sums.get(step) + OWN * step * STEP) / weight, weight, 1));
            while (blocks.size() > 1
                    && blocks.get(blocks.size() - 2).value() > blocks.getLast().value()) {
                var last = blocks.removeLast();
                blocks.add(blocks.removeLast().with(last));
            }
        }
        return blocks.stream()
                .flatMapToDouble(block -> DoubleStream.generate(block::value).limit(block.steps()))
                .toArray();
    }

    private record Block(double value, double weight, int steps) {
        Block with(Block next) {
            var sum = weight + next.weight;
            return new Block((value * weight + next.value * next.weight) / sum, sum, steps + next.steps);
        }
    }
}
