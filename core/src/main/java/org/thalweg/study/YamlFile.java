package org.thalweg.study;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML document into {@link YamlNode}s. Bounded on purpose: aliases are refused, so a small file cannot unfold
 * into a large one; depth, number of values and size have limits.
 */
final class YamlFile {
    /** Greatest size of a file (bytes). */
    static final int MAX_BYTES = 4 << 20;

    private static final int MAX_DEPTH = 30;
    private static final int MAX_VALUES = 400_000;

    private final String file;
    private final YAMLParser parser;
    private int values;

    private YamlFile(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads.
     *
     * @param file name of the file, for messages
     * @param bytes its content
     * @return its root
     * @throws BadInput when it is not one bounded YAML document in UTF-8
     */
    static YamlNode read(String file, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new BadInput(file + " has more than " + MAX_BYTES + " bytes, more than any scenario or model needs: put geometry into GeoJSON files.");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new BadInput(file + " is not text in UTF-8: save it in that encoding.");
        }
        YAMLFactory factory = YAMLFactory.builder()
                .loadSettings(LoadSettings.builder().setCodePointLimit(MAX_BYTES + 1).build())
                // Duplicate keys are found below, where the message can name both lines.
                .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (YAMLParser parser = (YAMLParser) factory.createParser(ObjectReadContext.empty(), text)) {
            return new YamlFile(file, parser).document();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw e.getCause() instanceof YamlEngineException cause
                    ? notYaml(file, line, cause)
                    : notYaml(file, line, e.getOriginalMessage());
        } catch (YamlEngineException e) {
            throw notYaml(file, 1, e);
        }
    }

    private static BadInput notYaml(String file, int line, YamlEngineException e) {
        if (e instanceof MarkedYamlEngineException m && m.getProblemMark().isPresent()) {
            return notYaml(file, m.getProblemMark().get().getLine() + 1, m.getProblem());
        }
        return notYaml(file, line, e.getMessage());
    }

    private static BadInput notYaml(String file, int line, String message) {
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        return new BadInput(file + ", line " + line + ": this is not YAML (" + YamlNode.shorten(first)
                + "): check indentation, quotes and brackets there and just before.");
    }

    private YamlNode document() {
        if (parser.nextToken() == null) {
            throw new BadInput(file + " is empty.");
        }
        YamlNode root = value("", line(), 0);
        if (parser.nextToken() != null) {
            throw new BadInput(file + ", line " + line() + ": a second document begins, but one is all that is read.");
        }
        return root;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private YamlNode value(String path, int line, int depth) {
        if (++values > MAX_VALUES || depth > MAX_DEPTH) {
            throw new BadInput(file + ", line " + line() + ": " + (depth > MAX_DEPTH ? "values are nested" : "there are")
                    + " more than " + (depth > MAX_DEPTH ? MAX_DEPTH + " deep" : MAX_VALUES + " values")
                    + ", which no scenario needs.");
        }
        if (parser.isCurrentAlias()) {
            throw new BadInput(file + ", line " + line() + ": " + (path.isEmpty() ? "the file" : path)
                    + " is an alias, but aliases are not read: write the value out.");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> map(path, line, depth);
            case START_ARRAY -> list(path, line, depth);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(path, line);
            case VALUE_TRUE, VALUE_FALSE -> YamlNode.scalar(
                    file, path, line, YamlNode.Kind.YES_NO, token == JsonToken.VALUE_TRUE ? "true" : "false", Double.NaN);
            case VALUE_NULL -> YamlNode.scalar(file, path, line, YamlNode.Kind.NOTHING, "", Double.NaN);
            default -> YamlNode.scalar(file, path, line, YamlNode.Kind.TEXT, parser.getString(), Double.NaN);
        };
    }

    /** Numbers beyond all measure stay text, and are refused where a number is wanted. */
    private YamlNode number(String path, int line) {
        String text = parser.getString();
        double number = text.length() > 100 ? Double.NaN : parser.getDoubleValue();
        YamlNode.Kind kind = Double.isFinite(number) ? YamlNode.Kind.NUMBER : YamlNode.Kind.TEXT;
        return YamlNode.scalar(file, path, line, kind, text, number);
    }

    private YamlNode map(String path, int line, int depth) {
        Map<String, YamlNode> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line();
            String inner = path.isEmpty() ? YamlNode.shorten(key) : path + "." + YamlNode.shorten(key);
            parser.nextToken();
            YamlNode value = value(inner, keyLine, depth + 1);
            YamlNode earlier = map.put(key, value);
            if (earlier != null) {
                throw value.refuse("stands here a second time, after line " + earlier.line() + ": keep one of them");
            }
        }
        return YamlNode.map(file, path, line, map);
    }

    private YamlNode list(String path, int line, int depth) {
        List<YamlNode> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(path + "[" + list.size() + "]", line(), depth + 1));
        }
        return YamlNode.list(file, path, line, list);
    }
}
