package org.thalweg.terrain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A place in a model file: its value, and the words to say where it stands when the value will not do.
 *
 * @param file the file
 * @param key the way to the place, as {@code river.levels[2]}
 * @param value what stands there
 */
record ModelNode(Path file, String key, JsonNode value) {
    /** A refusal that names file, key and remedy. */
    IllegalArgumentException refuse(String child, String sentence) {
        String place = key.isEmpty() || child.isEmpty() ? key + child : key + "." + child;
        return new IllegalArgumentException(file.getFileName() + ", '" + place + "': " + sentence);
    }

    /** Refuses keys that are not known. */
    void only(String... known) {
        if (!value.isObject()) {
            throw refuse("", "keys and values are wanted here (" + String.join(", ", known) + ")");
        }
        List<String> names = List.of(known);
        for (String name : value.propertyNames()) {
            if (!names.contains(name)) {
                throw refuse(name, "this key is not known; the nearest is '" + FormulaTerrain.nearest(name, names) + "'");
            }
        }
    }

    boolean has(String child) {
        return value.has(child);
    }

    ModelNode child(String child) {
        JsonNode node = value.get(child);
        if (node == null || node.isNull()) {
            throw refuse(child, "this key is missing");
        }
        return new ModelNode(file, key.isEmpty() ? child : key + "." + child, node);
    }

    String text(String child) {
        JsonNode node = child(child).value;
        if (!node.isString()) {
            throw refuse(child, "a text is wanted, not " + node);
        }
        return node.asString();
    }

    double number(String child) {
        return child(child).number();
    }

    double positive(String child) {
        double number = number(child);
        if (!(number > 0)) {
            throw refuse(child, number + " must be above 0");
        }
        return number;
    }

    private double number() {
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw refuse("", "a finite number is wanted, not " + value);
        }
        return value.asDouble();
    }

    List<Double> numbers(String child) {
        return child(child).numbers();
    }

    List<Double> numbers() {
        return items(ModelNode::number);
    }

    /** The items of a list; none when the key is absent. */
    <T> List<T> each(String child, Function<ModelNode, T> read) {
        return has(child) ? child(child).items(read) : new ArrayList<>();
    }

    private <T> List<T> items(Function<ModelNode, T> read) {
        if (!value.isArray()) {
            throw refuse("", "a list is wanted, not " + value);
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            items.add(read.apply(new ModelNode(file, key + "[" + i + "]", value.get(i))));
        }
        return items;
    }
}
