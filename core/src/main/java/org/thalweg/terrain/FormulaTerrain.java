package org.thalweg.terrain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ground given by a closed form, for cases whose answer is known.
 *
 * <p>Every formula takes the frame: {@code x_min}, {@code y_min}, {@code x_max}, {@code y_max} (m; the outermost cell
 * centres lie on them, the far sides moved outwards to a whole number of cells) and {@code cell_m} (m). Azimuths are
 * degrees clockwise from grid north. {@code origin_x}, {@code origin_y} (m) place the form; left out, they are the
 * middle of the frame for {@code ridge} and {@code valley} and the corner ({@code x_min}, {@code y_min}) else.
 *
 * <ul>
 *   <li>{@code flat}: {@code level_m} everywhere.
 *   <li>{@code plane}: {@code level_m} at the origin, climbing at the ratio {@code grade} towards {@code azimuth_deg}.
 *   <li>{@code ridge}: an endless straight ridge through the origin along {@code azimuth_deg}: {@code height_m} above
 *       the flat base {@code level_m} over {@code crest_width_m} (0 when left out), falling evenly to the base at
 *       {@code half_width_m} from the axis.
 *   <li>{@code valley}: the same turned upside down, {@code height_m} deep.
 *   <li>{@code five-hills}: the five hills of doi 10.1111/mice.12350 as coded in the public repository
 *       zhangtianlong-git/3D-CHA-for-3D-road-design (commit 86fdb5b1); defined for x and y from 0 to 5000 m from the
 *       origin, 1490.00 to 1785.86 m there.
 * </ul>
 */
public final class FormulaTerrain {
    private static final List<String> NAMES = List.of("flat", "plane", "ridge", "valley", "five-hills");

    /** Marks a parameter that must be given. */
    private static final double REQUIRED = Double.NaN;

    private FormulaTerrain() {}

    /** A height (m) at an easting and a northing (m). */
    private interface Form {
        double at(double x, double y);
    }

    /**
     * Samples a formula on a grid.
     *
     * @param name name of the formula: flat, plane, ridge, valley or five-hills
     * @param parameters its numbers by name (m, ratios, degrees for azimuths)
     * @return the ground, without voids
     * @throws IllegalArgumentException for an unknown name or parameter, a missing one, or a value out of range; the
     *     sentence names the nearest known word
     */
    public static GridTerrain of(String name, Map<String, Double> parameters) {
        Numbers numbers = new Numbers(name, parameters);
        GridFrame frame = frame(numbers);
        Form form = form(name, numbers, frame);
        numbers.refuseUnknown();
        float[] heights = new float[frame.size()];
        for (int row = 0, i = 0; row < frame.rows(); row++) {
            for (int column = 0; column < frame.columns(); column++, i++) {
                heights[i] = (float) form.at(frame.x(column), frame.y(row));
            }
        }
        return new GridTerrain(frame, heights);
    }

    private static GridFrame frame(Numbers numbers) {
        double xMin = numbers.get("x_min", REQUIRED);
        double yMin = numbers.get("y_min", REQUIRED);
        double width = numbers.get("x_max", REQUIRED) - xMin;
        double height = numbers.get("y_max", REQUIRED) - yMin;
        double cell = numbers.positive("cell_m", REQUIRED);
        if (!(width > 0) || !(height > 0)) {
            throw new IllegalArgumentException("x_max and y_max must lie above x_min and y_min");
        }
        double columns = StrictMath.ceil(width / cell - 1e-9) + 1;
        double rows = StrictMath.ceil(height / cell - 1e-9) + 1;
        if (columns * rows > 400e6) {
            throw new IllegalArgumentException("the grid would have " + (long) (columns * rows)
                    + " cells, more than 400 million: choose a larger cell_m than " + cell);
        }
        return new GridFrame(xMin, yMin + (rows - 1) * cell, cell, (int) columns, (int) rows);
    }

    private static Form form(String name, Numbers numbers, GridFrame frame) {
        double left = frame.x0();
        double bottom = frame.y(frame.rows() - 1);
        double middleX = 0.5 * (left + frame.x(frame.columns() - 1));
        double middleY = 0.5 * (bottom + frame.y0());
        return switch (name) {
            case "flat" -> {
                double level = numbers.get("level_m", REQUIRED);
                yield (x, y) -> level;
            }
            case "plane" -> plane(numbers, left, bottom);
            case "ridge" -> bank(numbers, middleX, middleY, 1);
            case "valley" -> bank(numbers, middleX, middleY, -1);
            case "five-hills" -> {
                double x0 = numbers.get("origin_x", left);
                double y0 = numbers.get("origin_y", bottom);
                yield (x, y) -> fiveHills(x - x0, y - y0);
            }
            default -> throw new IllegalArgumentException("no terrain formula is called '" + name + "'; the nearest is '"
                    + nearest(name, NAMES) + "' (known: " + String.join(", ", NAMES) + ")");
        };
    }

    private static Form plane(Numbers numbers, double left, double bottom) {
        double level = numbers.get("level_m", REQUIRED);
        double grade = numbers.get("grade", REQUIRED);
        double azimuth = StrictMath.toRadians(numbers.get("azimuth_deg", REQUIRED));
        double gx = grade * StrictMath.sin(azimuth);
        double gy = grade * StrictMath.cos(azimuth);
        double x0 = numbers.get("origin_x", left);
        double y0 = numbers.get("origin_y", bottom);
        return (x, y) -> level + gx * (x - x0) + gy * (y - y0);
    }

    /** A ridge (sign 1) or a valley (sign -1) of trapezoidal section. */
    private static Form bank(Numbers numbers, double middleX, double middleY, int sign) {
        double level = numbers.get("level_m", REQUIRED);
        double height = numbers.positive("height_m", REQUIRED);
        double half = numbers.positive("half_width_m", REQUIRED);
        double halfCrest = 0.5 * numbers.get("crest_width_m", 0);
        if (!(halfCrest >= 0) || halfCrest >= half) {
            throw new IllegalArgumentException("crest_width_m must lie between 0 and twice half_width_m");
        }
        double azimuth = StrictMath.toRadians(numbers.get("azimuth_deg", REQUIRED));
        double nx = StrictMath.cos(azimuth);
        double ny = -StrictMath.sin(azimuth);
        double x0 = numbers.get("origin_x", middleX);
        double y0 = numbers.get("origin_y", middleY);
        return (x, y) -> {
            double d = Math.abs(nx * (x - x0) + ny * (y - y0));
            double share = Math.max(0, Math.min(1, (half - d) / (half - halfCrest)));
            return level + sign * height * share;
        };
    }

    /**
     * Height of the five hills.
     *
     * @param x easting from the origin (m)
     * @param y northing from the origin (m)
     * @return height (m)
     */
    private static double fiveHills(double x, double y) {
        double sum = 1;
        for (double[] h : HILLS) {
            double u = (x / 1000 - h[0]) / h[2];
            double v = (y / 1000 - h[1]) / h[3];
            double q = Math.max(h[5] * (h[4] * h[4] - u * u - v * v), h[6]);
            sum += q * q;
        }
        return 1000 * sum;
    }

    /** Per hill: centre x, y (km), half axes x, y (km), size l, height factor d, least value of q. */
    private static final double[][] HILLS = {
        {1, 1.5, 0.5, 1, 1, 0.3, 0},
        {2.5, 3.1, 1, 1.5, 1, 0.4, 0},
        {3.8, 1.3, 2, 0.5, 1, 0.3, 0},
        {1.75, -0.25, 1, 1, 0.75, 0.5, 0},
        {2.5, 2, 10, 10, 1, 0.8, 0.7}
    };

    /**
     * The known word that needs the fewest edits.
     *
     * @param word word given
     * @param known known words, at least one
     * @return the first of the nearest
     */
    static String nearest(String word, Iterable<String> known) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int edits = edits(word, candidate);
            if (edits < least) {
                least = edits;
                best = candidate;
            }
        }
        return best;
    }

    /** Levenshtein's distance, by rows. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /** The parameters given, with a record of those that the formula asked for. */
    private static final class Numbers {
        private final String formula;
        private final Map<String, Double> given;
        private final TreeMap<String, Boolean> asked = new TreeMap<>();

        Numbers(String formula, Map<String, Double> given) {
            this.formula = formula;
            this.given = given;
        }

        double get(String name, double otherwise) {
            asked.put(name, true);
            Double value = given.get(name);
            if (value == null && Double.isNaN(otherwise)) {
                throw new IllegalArgumentException("terrain formula '" + formula + "' needs the number '" + name + "'");
            }
            if (value != null && !Double.isFinite(value)) {
                throw new IllegalArgumentException("'" + name + "' of terrain formula '" + formula + "' is " + value
                        + "; give a finite number");
            }
            return value == null ? otherwise : value;
        }

        double positive(String name, double otherwise) {
            double value = get(name, otherwise);
            if (!(value > 0)) {
                throw new IllegalArgumentException(
                        "'" + name + "' of terrain formula '" + formula + "' is " + value + "; it must be above 0");
            }
            return value;
        }

        void refuseUnknown() {
            for (String name : new TreeMap<>(given).keySet()) {
                if (!asked.containsKey(name)) {
                    throw new IllegalArgumentException("terrain formula '" + formula + "' takes no '" + name
                            + "'; the nearest that it takes is '" + nearest(name, asked.keySet()) + "'");
                }
            }
        }
    }
}
