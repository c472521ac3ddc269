package org.thalweg.study;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.thalweg.standard.Spelling;
import org.thalweg.terms.Evidence;

/** Reads on whose word a conflict model's statements rest: a source, a named list of sources, or an assumption. */
final class SourceReader {
    /** The keys of which a statement has one at most. */
    private static final List<String> KEYS = List.of("source", "one_of", "assumed");

    /** Lists of sources by name. */
    private final Map<String, List<String>> lists = new TreeMap<>();

    SourceReader(YamlNode root) {
        root.entries("sources").forEach((name, node) -> lists.put(name, node.list().stream().map(YamlNode::text).toList()));
    }

    /** The evidence of a statement, a reading, a case or a condition. */
    Evidence of(YamlNode node) {
        List<String> given = KEYS.stream().filter(node::has).toList();
        if (given.size() > 1) {
            throw node.refuse("has " + String.join(" and ", given) + ": keep one of them");
        }
        String date = node.text("date", "");
        String note = node.text("note", "");
        String voice = node.text("voice", "");
        boolean verified = node.yes("verified", false);
        if (given.isEmpty()) {
            return new Evidence(Evidence.Basis.NONE, List.of(), note, date, voice, verified);
        }
        String text = node.get(given.get(0)).text();
        if (given.get(0).equals("source") && text.strip().toLowerCase(java.util.Locale.ROOT).startsWith("one of")) {
            throw node.get("source").refuse("is " + node.get("source").shown()
                    + ", which is no one source: make a list of them in sources, and name it with one_of");
        }
        if (given.get(0).equals("assumed") && verified) {
            throw node.get("verified").refuse("is true, but what is assumed has no source to check: remove it");
        }
        return switch (given.get(0)) {
            case "source" -> new Evidence(Evidence.Basis.PAIRED, List.of(text), note, date, voice, verified);
            case "assumed" -> new Evidence(Evidence.Basis.ASSUMED, List.of(text), note, date, voice, verified);
            default -> new Evidence(Evidence.Basis.ONE_OF, list(node.get("one_of")), note, date, voice, verified);
        };
    }

    private List<String> list(YamlNode name) {
        List<String> list = lists.get(name.text());
        if (list == null) {
            throw name.refuse("is " + name.shown() + ", which is no list of sources of this model"
                    + (lists.isEmpty() ? ": add it to sources"
                            : ": the nearest is " + Spelling.nearest(YamlNode.shorten(name.text()), List.copyOf(lists.keySet()))));
        }
        return list;
    }
}
