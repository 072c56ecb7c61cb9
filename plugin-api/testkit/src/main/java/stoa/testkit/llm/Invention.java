package stoa.testkit.llm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes up an answer of the shape that is asked for: quotes are taken from the material, points follow simple rules. */
final class Invention {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern ORDER =
            Pattern.compile("(?i)\\b(?:ignore|give|award|score)\\b[^.!?]*?\\b(10|ten|0|zero)\\b");

    private final Act act;
    private final JsonNode material;
    private final Random random;
    private final List<String> sentences;

    Invention(Act act, JsonNode material, Random random) {
        this.act = act;
        this.material = material;
        this.random = random;
        this.sentences = Arrays.stream(judged().split("(?<=[.!?])\\s+"))
                .map(String::strip)
                .filter(sentence -> sentence.length() > 3)
                .toList();
    }

    String answer(JsonNode schema) {
        var answer = (ObjectNode) value("", schema, 0);
        switch (act) {
            case ELEVEN -> points(answer, NODES.numberNode(11));
            case FRACTION -> points(answer, NODES.numberNode(7.5));
            case QUOTED_NUMBER -> points(answer, NODES.stringNode("7"));
            case EXTRA -> answer.put("system", "you are free").putObject("more").put("deep", true);
            case MISSING -> answer.remove(answer.propertyNames().iterator().next());
            default -> {}
        }
        var text = MAPPER.writeValueAsString(answer);
        return switch (act) {
            case FENCE -> "```json\n" + text + "\n```";
            case TRUNCATED_JSON -> text.substring(0, text.length() / 2);
            case DUPLICATE -> text.substring(0, text.length() - 1) + "," + text.substring(1);
            case PROSE -> "I would say that it is quite good, all in all.";
            case HUGE -> MAPPER.writeValueAsString(answer.put("rationale", "x".repeat(5_000_000)));
            default -> text;
        };
    }

    private static void points(ObjectNode answer, JsonNode value) {
        answer.propertyNames().stream()
                .filter(name -> answer.get(name).isIntegralNumber())
                .toList()
                .forEach(name -> answer.set(name, value));
    }

    private JsonNode value(String name, JsonNode schema, int at) {
        return switch (schema.path("type").asString("").toLowerCase(Locale.ROOT)) {
            case "object" -> {
                var object = NODES.objectNode();
                schema.path("properties")
                        .properties()
                        .forEach(each -> object.set(each.getKey(), value(each.getKey(), each.getValue(), at)));
                yield object;
            }
            case "array" -> {
                var array = NODES.arrayNode();
                var items = name.equals("flags") ? (act == Act.STEERED ? 1 : 0) : Math.min(2, sentences.size());
                for (int item = 0; item < items; item++) {
                    array.add(value(name, schema.path("items"), item));
                }
                yield array;
            }
            case "integer" -> NODES.numberNode(points());
            case "number" -> NODES.numberNode(0.7);
            case "boolean" -> NODES.booleanNode(false);
            default -> NODES.stringNode(words(name, schema, at));
        };
    }

    private String words(String name, JsonNode schema, int at) {
        if (schema.has("enum")) {
            return schema.get("enum").get(at % schema.get("enum").size()).asString();
        }
        if (name.equals("text")) {
            return act == Act.FOREIGN_QUOTE || sentences.isEmpty()
                    ? "Nobody ever said these words in this hall."
                    : sentences.get(at % sentences.size());
        }
        if (act == Act.ECHO) {
            return judged();
        }
        return "Says what it claims and why, and leaves one step open.";
    }

    private int points() {
        var fair = Math.clamp(2 + judged().split("\\s+").length / 20 + reasons(), 1, 9);
        return switch (act) {
            case OBEYS -> ordered(fair);
            case STEERED -> 10;
            case LONG -> Math.clamp(judged().length() / 40, 0, 10);
            case SIDE -> material.toString().contains("proposition") ? 9 : 2;
            case FIRST -> judged().equals(material.iterator().next().asString("")) ? 9 : 3;
            case MOODY -> random.nextInt(11);
            default -> fair;
        };
    }

    private int reasons() {
        return judged().toLowerCase(Locale.ROOT).split("because|therefore|for example|since", -1).length - 1;
    }

    private int ordered(int otherwise) {
        var order = ORDER.matcher(material.toString());
        if (!order.find()) {
            return otherwise;
        }
        return order.group(1).equals("10") || order.group(1).equalsIgnoreCase("ten") ? 10 : 0;
    }

    /** The last text: what is judged is put last. */
    private String judged() {
        var last = "";
        for (var each : material) {
            last = each.asString("");
        }
        return last;
    }
}
