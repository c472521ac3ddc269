package org.thalweg.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.thalweg.standard.Mode;
import org.thalweg.study.Line;
import org.thalweg.study.Trade;
import org.thalweg.study.TradePoint;
import org.thalweg.terrain.Projection;

/**
 * Writes a trade-off into a folder, all of it or nothing: {@code trade.json}, {@code trade.html}, {@code timing.json}, and
 * for each value with lines {@code VALUE/MODE/} with the files of the line.
 */
public final class TradeFiles {
    private TradeFiles() {}

    /**
     * Writes.
     *
     * @param trade the trade-off
     * @param dir the folder, made with its parents when missing
     * @param page makes the text of {@code trade.html}; a later package than this one
     * @param seconds seconds per stage
     * @throws IOException when a file cannot be written; the folder is then as it was
     * @throws org.thalweg.study.BadInput when the folder exists, is not empty and holds no output of Thalweg; or is a file
     */
    public static void write(Trade trade, Path dir, Function<Trade, String> page, Map<String, Double> seconds)
            throws IOException {
        OutputFolder.replace(dir, fresh -> {
            text(fresh, "trade.json", TradeJson.text(trade));
            text(fresh, "trade.html", page.apply(trade));
            text(fresh, "timing.json", Timing.of(seconds).text());
            Projection projection = Projection.of(trade.scenario().crs());
            Set<String> taken = new HashSet<>();
            for (TradePoint point : trade.points()) {
                String name = folder(point.value(), taken);
                for (Map.Entry<Mode, Line> e : point.lines().entrySet()) {
                    Path folder = Files.createDirectories(fresh.resolve(name).resolve(e.getKey().slug()));
                    StudyFiles.writeLine(folder, trade.alternative().name(), e.getValue(), trade.scenario().crs(), projection);
                }
            }
        });
    }

    /** The folder of a value: small letters, digits and dashes; a number is added where two values would share one. */
    private static String folder(String value, Set<String> taken) {
        String name = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private static void text(Path folder, String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
