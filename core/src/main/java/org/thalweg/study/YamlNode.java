package org.thalweg.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A value of a YAML file that knows its place. Immutable once read.
 *
 * @param file name of the file, for messages
 * @param path its keys, for example {@code gates.west.at[0]}; empty for the whole file
 * @param line its line, or its key's, from 1
 * @param kind what it is
 * @param text a scalar as written
 * @param number a NUMBER's value, finite
 * @param map a MAP's entries in the file's order
 * @param list a LIST's items
 */
record YamlNode(
        String file,
        String path,
        int line,
        Kind kind,
        String text,
        double number,
        Map<String, YamlNode> map,
        List<YamlNode> list) {
    /** What a value is. */
    enum Kind {
        MAP("object"),
        LIST("array"),
        TEXT("string"),
        NUMBER("number"),
        YES_NO("boolean"),
        NOTHING("null");

        /** Its name in JSON Schema. */
        final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /** An entry of a map, or null. */
    YamlNode get(String key) {
        return map.get(key);
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    /** A text entry, or what holds without it. */
    String text(String key, String otherwise) {
        YamlNode n = map.get(key);
        return n == null ? otherwise : n.text;
    }

    /** A number entry, or what holds without it. */
    double number(String key, double otherwise) {
        YamlNode n = map.get(key);
        return n == null ? otherwise : n.number;
    }

    /** A true-or-false entry, or what holds without it. */
    boolean yes(String key, boolean otherwise) {
        YamlNode n = map.get(key);
        return n == null ? otherwise : n.isYes();
    }

    boolean isYes() {
        return kind == Kind.YES_NO && text.equals("true");
    }

    /** The entries of a map entry; none when it is absent. */
    Map<String, YamlNode> entries(String key) {
        YamlNode n = map.get(key);
        return n == null ? Map.of() : n.map;
    }

    /** The items of a list entry; none when it is absent. */
    List<YamlNode> items(String key) {
        YamlNode n = map.get(key);
        return n == null ? List.of() : n.list;
    }

    /** The value as a message shows it: short, on one line. */
    String shown() {
        return switch (kind) {
            case MAP -> "a map";
            case LIST -> list.stream().allMatch(i -> i.kind == Kind.NUMBER) && list.size() <= 4
                    ? list.stream().map(YamlNode::text).collect(Collectors.joining(", ", "[", "]"))
                    : "a list of " + list.size();
            case TEXT -> "'" + shorten(text) + "'";
            case NOTHING -> "empty";
            default -> shorten(text);
        };
    }

    static String shorten(String text) {
        String line = text.replaceAll("[\\p{Cntrl}]+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }

    /** Where the value stands, to begin a message with. */
    String place() {
        // What a command put in stands on no line.
        return file + (line > 0 ? ", line " + line : "") + ": " + (path.isEmpty() ? "the file" : path);
    }

    /** Refuses the value: the words go on after its place. */
    BadInput refuse(String words) {
        return new BadInput(place() + " " + words + ".");
    }

    static YamlNode map(String file, String path, int line, Map<String, YamlNode> map) {
        return new YamlNode(
                file, path, line, Kind.MAP, "", Double.NaN, java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map)),
                List.of());
    }

    static YamlNode list(String file, String path, int line, List<YamlNode> list) {
        return new YamlNode(file, path, line, Kind.LIST, "", Double.NaN, Map.of(), List.copyOf(list));
    }

    static YamlNode scalar(String file, String path, int line, Kind kind, String text, double number) {
        return new YamlNode(file, path, line, kind, text, number, Map.of(), List.of());
    }
}
