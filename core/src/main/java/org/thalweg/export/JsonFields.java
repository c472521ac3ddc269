package org.thalweg.export;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.study.BadInput;
import tools.jackson.databind.JsonNode;

/** A JSON object read strictly: what is missing or of the wrong kind is refused with the file and the place. */
record JsonFields(String file, String place, JsonNode node) {
    JsonFields {
        if (!node.isObject()) {
            throw new BadInput(file + ": " + (place.isEmpty() ? "the file" : place) + " must be a JSON object");
        }
    }

    /** A finite number. */
    double number(String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw bad(key, "must be a finite number");
        }
        return value.doubleValue();
    }

    /** A text. */
    String text(String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isString() || value.stringValue().isBlank()) {
            throw bad(key, "must be a text");
        }
        return value.stringValue();
    }

    /** A text in capitals that is one of an enum's names, written in small letters. */
    <E extends Enum<E>> E choice(String key, E[] choices) {
        String text = text(key);
        List<String> names = new ArrayList<>();
        for (E choice : choices) {
            String name = choice.name().toLowerCase(java.util.Locale.ROOT);
            if (name.equals(text)) {
                return choice;
            }
            names.add(name);
        }
        throw bad(key, "is '" + text + "' but must be one of " + String.join(", ", names));
    }

    /** A list of objects with at least so many entries. */
    List<JsonFields> list(String key, int least) {
        JsonNode value = node.get(key);
        if (value == null || !value.isArray() || value.size() < least) {
            throw bad(key, "must be a list of " + least + " or more objects");
        }
        List<JsonFields> out = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            out.add(new JsonFields(file, path(key) + "[" + i + "]", value.get(i)));
        }
        return out;
    }

    /** A refusal of one value. */
    BadInput bad(String key, String why) {
        JsonNode value = node.get(key);
        String is = value == null ? " is missing: it " : " ";
        return new BadInput(file + ": " + path(key) + is + why);
    }

    private String path(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
