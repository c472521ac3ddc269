package org.thalweg.border;

import java.util.List;
import org.thalweg.standard.Figure;
import org.thalweg.standard.FigureFile;

/**
 * Published times at borders, for the scale of what is computed.
 *
 * @param kind kind of traffic beside which it is shown
 * @param year year of the figure
 * @param time time (s)
 * @param words a few words for a figure
 * @param source where it was published, with more of the series
 */
public record Published(String kind, int year, double time, String words, String source) {
    /**
     * The figures.
     *
     * @return figures, in a fixed order
     */
    public static List<Published> all() {
        return FigureFile.read(Published.class, "published.yaml").figures().values().stream()
                .map(Published::of)
                .toList();
    }

    private static Published of(Figure figure) {
        String[] key = figure.key().split("\\.");
        // A figure's note begins with its unit.
        String words = figure.note().substring(figure.note().indexOf("; ") + 2);
        return new Published(key[1], Integer.parseInt(key[2]), 3600 * (Double) figure.value(), words, figure.source());
    }
}
