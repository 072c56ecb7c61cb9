package stoa.debate.judging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import stoa.api.debate.EvaluationCard;
import tools.jackson.core.JacksonException;

/** Reads the card that a judge brings. What it says cannot be proven here, but it must be a card that can be shown. */
final class CardReader {
    static final int LONGEST = 100_000;
    private static final int MOST = 100;
    private static final int LONGEST_TEXT = 2_000;

    private CardReader() {}

    /** What is wrong with the card, a sentence for administrators; empty when nothing is. */
    static Optional<String> complaint(String json, String judge) {
        if (json.length() > LONGEST) {
            return Optional.of("The card has " + json.length() + " characters; " + LONGEST + " are read.");
        }
        try {
            var card = read(new Node("card", JsonTree.read(json)));
            return Optional.of(card.judge())
                    .filter(named -> !named.equals(judge))
                    .map(named -> "The card is about the judge '" + named + "', not about '" + judge + "'.");
        } catch (JacksonException | IllegalArgumentException bad) {
            var first = String.valueOf(bad.getMessage()).lines().findFirst().orElse("");
            return Optional.of("The card cannot be shown: " + first + ".");
        }
    }

    private static EvaluationCard read(Node card) {
        return new EvaluationCard(
                card.text("judge"),
                card.text("version"),
                card.text("summary"),
                card.maybeText("evaluatedOn"),
                card.maybeText("protocol"),
                card.list("data", CardReader::data),
                card.list("figures", CardReader::figure),
                card.list("calibration", CardReader::bin),
                card.list("adversarial", CardReader::category),
                card.list("weaknesses", Node::asText));
    }

    private static EvaluationCard.DataSet data(Node set) {
        return new EvaluationCard.DataSet(
                set.text("name"),
                set.text("licence"),
                set.maybeText("attribution"),
                (int) set.number("items", 0, Integer.MAX_VALUE),
                set.text("use"));
    }

    private static EvaluationCard.Figure figure(Node figure) {
        var value = figure.number("value", -1e9, 1e9);
        return new EvaluationCard.Figure(
                figure.text("name"),
                figure.text("title"),
                value,
                figure.maybeNumber("low", -1e9, value),
                figure.maybeNumber("high", value, 1e9),
                figure.maybeNumber("baseline", -1e9, 1e9),
                figure.maybeText("baselineName"));
    }

    private static EvaluationCard.Bin bin(Node bin) {
        return new EvaluationCard.Bin(bin.number("predicted", 0, 1), bin.number("observed", 0, 1), (int)
                bin.number("count", 0, Integer.MAX_VALUE));
    }

    private static EvaluationCard.Category category(Node category) {
        var total = category.number("total", 0, Integer.MAX_VALUE);
        return new EvaluationCard.Category(
                category.text("name"), (int) category.number("passed", 0, total), (int) total);
    }

    /** A part of the card and where it stands. */
    private record Node(String path, Object value) {
        private Optional<Node> child(String name) {
            if (!(value instanceof Map<?, ?> members)) {
                throw new IllegalArgumentException("'" + path + "' must be an object");
            }
            return Optional.ofNullable(members.get(name)).map(child -> new Node(path + "." + name, child));
        }

        String asText() {
            if (value instanceof String text && !text.isBlank() && text.length() <= LONGEST_TEXT) {
                return text;
            }
            throw new IllegalArgumentException("'" + path + "' must be a text of 1 to " + LONGEST_TEXT + " characters");
        }

        String text(String name) {
            return maybeText(name).orElseThrow(() -> missing(name));
        }

        Optional<String> maybeText(String name) {
            return child(name).map(Node::asText);
        }

        double number(String name, double low, double high) {
            return maybeNumber(name, low, high).orElseThrow(() -> missing(name));
        }

        Optional<Double> maybeNumber(String name, double low, double high) {
            return child(name).map(child -> child.within(low, high));
        }

        private double within(double low, double high) {
            if (value instanceof Double number && number >= low && number <= high) {
                return number;
            }
            throw new IllegalArgumentException("'" + path + "' must be a number from " + low + " to " + high);
        }

        <T> List<T> list(String name, Function<Node, T> read) {
            var child = child(name);
            if (child.isEmpty()) {
                return List.of();
            }
            if (!(child.get().value instanceof List<?> all) || all.size() > MOST) {
                throw new IllegalArgumentException("'" + child.get().path + "' must be a list of at most " + MOST);
            }
            return all.stream()
                    .map(element -> read.apply(new Node(child.get().path + "[]", element)))
                    .toList();
        }

        private IllegalArgumentException missing(String name) {
            return new IllegalArgumentException("'" + path + "." + name + "' is missing");
        }
    }
}
