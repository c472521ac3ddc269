package org.thalweg.export;

import java.math.BigDecimal;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How JSON is written and read here: two spaces, LF, plain decimals. */
final class Json {
    /** Reads and makes nodes. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private Json() {}

    /** The text of a tree, ending with a line feed. */
    static String text(JsonNode tree) {
        Separators colon =
                Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(colon).withObjectIndenter(LINES).withArrayIndenter(LINES);
        return MAPPER.writer().with(printer).writeValueAsString(tree) + "\n";
    }

    /** Puts a rounded number, or null where the number is not finite. */
    static void put(ObjectNode to, String key, double value, int decimals) {
        to.put(key, Double.isFinite(value) ? Decimal.plain(value, decimals) : (BigDecimal) null);
    }
}
