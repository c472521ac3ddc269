package org.thalweg.terrain;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Esri ASCII grids: a header of {@code ncols}, {@code nrows}, {@code xllcorner} or {@code xllcenter},
 * {@code yllcorner} or {@code yllcenter}, {@code cellsize} (or GDAL's {@code dx} and {@code dy}) and, where wanted,
 * {@code NODATA_value} (else -9999), then the heights row by row from the north. The format has no reference system,
 * and a .prj file beside it is not read: the frame's is empty. Source: Esri, ArcGIS documentation, "Esri ASCII raster
 * format".
 */
public final class AsciiGridReader extends RasterFile {
    private static final Set<String> KEYS = Set.of("ncols", "nrows", "xllcorner", "xllcenter", "yllcorner",
            "yllcenter", "cellsize", "dx", "dy", "nodata_value");
    /** A longer word is not a number. */
    private static final int MOST_WORD = 64;

    private final Path path;
    private final String name;
    private final RasterFrame frame;
    private final double nodata;

    private AsciiGridReader(Path path, Words words) throws IOException {
        this.path = path;
        this.name = words.name;
        Map<String, Double> header = header(words);
        int columns = count(header, "ncols");
        int rows = count(header, "nrows");
        // A cell takes a digit and a space at least.
        if ((long) columns * rows > Files.size(path) / 2 + 1) {
            throw new RasterException(String.format(Locale.ROOT,
                    "%s: is truncated or damaged: the header claims %d x %d cells, more than its %d bytes hold; "
                            + "get the file again", name, columns, rows, Files.size(path)));
        }
        double dx = size(header, "dx");
        double dy = size(header, "dy");
        double x0 = origin(header, "xll", dx);
        double y0 = origin(header, "yll", dy) + (rows - 1) * dy;
        this.frame = new RasterFrame(x0, y0, dx, -dy, columns, rows, Optional.empty());
        this.nodata = header.getOrDefault("nodata_value", -9999.0);
    }

    /**
     * Opens a grid, reading its header.
     *
     * @param path an ASCII grid
     * @return the opened file
     * @throws RasterException if it is missing, or its header is not that of an ASCII grid
     */
    public static AsciiGridReader open(Path path) throws RasterException {
        String name = String.valueOf(path.getFileName());
        try (Words words = new Words(path)) {
            return new AsciiGridReader(path, words);
        } catch (RasterException e) {
            throw e;
        } catch (IOException e) {
            throw new RasterException(name + ": cannot be read (" + e.getMessage() + "); check the path", e);
        }
    }

    /**
     * Tells an ASCII grid by its first four bytes.
     *
     * @param head the file's first bytes
     * @return true if they begin one of the header's words
     */
    static boolean isAsciiGrid(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT).strip();
        return start.length() >= 2 && KEYS.stream().anyMatch(key -> key.startsWith(start) || start.startsWith(key));
    }

    private static Map<String, Double> header(Words words) throws IOException {
        Map<String, Double> header = new HashMap<>();
        while (words.nextIsLetter()) {
            String key = words.next("the header").toLowerCase(Locale.ROOT);
            if (key.equals("nan")) {
                words.putBack();
                break;
            }
            if (!KEYS.contains(key)) {
                throw words.refuse("the header's word \"" + key + "\" is not one of an ASCII grid's; "
                        + "correct or remove the line");
            }
            String value = words.next("the header");
            header.put(key, words.number(value, "the header's " + key));
        }
        return header;
    }

    private int count(Map<String, Double> header, String key) throws RasterException {
        double value = needed(header, key);
        if (!(value >= 1 && value <= 2_000_000) || value != Math.rint(value)) {
            throw new RasterException(name + ": the header's " + key + " is " + value
                    + ", where a whole number from 1 to 2000000 is needed; correct the line");
        }
        return (int) value;
    }

    /** A cell's side: dx or dy where given, else cellsize. */
    private double size(Map<String, Double> header, String key) throws RasterException {
        double size = header.containsKey(key) ? header.get(key) : needed(header, "cellsize");
        if (!(size > 0) || !(size < 1e7)) {
            throw new RasterException(name + ": the header's cell size is " + size
                    + ", where a positive number is needed; correct the line");
        }
        return size;
    }

    /** The centre of the south-western cell along one axis. */
    private double origin(Map<String, Double> header, String axis, double size) throws RasterException {
        Double centre = header.get(axis + "center");
        double origin = centre != null ? centre : needed(header, axis + "corner") + size / 2;
        if (!(Math.abs(origin) < 1e9)) {
            throw new RasterException(name + ": the header's " + axis + "corner is " + origin
                    + ", which is not a place on Earth; correct the line");
        }
        return origin;
    }

    private double needed(Map<String, Double> header, String key) throws RasterException {
        Double value = header.get(key);
        if (value == null) {
            throw new RasterException(name + ": the header has no " + key + "; add the line");
        }
        return value;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int levels() {
        return 1;
    }

    @Override
    public RasterFrame frame(int level) {
        if (level != 0) {
            throw new IllegalArgumentException("an ASCII grid has one level");
        }
        return frame;
    }

    @Override
    void scan(int level, RasterWindow window, RowTarget target) throws RasterException {
        float[] row = new float[frame.columns()];
        try (Words words = new Words(path)) {
            header(words);
            for (int r = 0; r < frame.rows(); r++) {
                readRow(words, r, row);
                target.put(r, 0, row, row.length);
            }
            words.expectEnd();
        } catch (RasterException e) {
            throw e;
        } catch (IOException e) {
            throw new RasterException(name + ": cannot be read (" + e.getMessage() + "); check the disk", e);
        }
    }

    private void readRow(Words words, int r, float[] row) throws IOException {
        for (int c = 0; c < row.length; c++) {
            if (!words.find()) {
                throw new RasterException(String.format(Locale.ROOT,
                        "%s: is truncated: it ends before row %d, column %d of %d x %d cells; get the file again",
                        name, r + 1, c + 1, frame.columns(), frame.rows()));
            }
            double value = words.number();
            row[c] = value == nodata || Double.isInfinite(value) ? Float.NaN : (float) value;
        }
    }

    /** Nothing is held open. */
    @Override
    public void close() {}

    /** The file's words, with the line they stand in. */
    private static final class Words implements AutoCloseable {
        /** Powers of ten that a double holds exactly. */
        private static final double[] TENS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
            1e14, 1e15};

        private final InputStream in;
        private final String name;
        private final byte[] word = new byte[MOST_WORD];
        private int length;
        private int ahead;
        private int line = 1;
        private boolean again;

        Words(Path path) throws IOException {
            this.name = String.valueOf(path.getFileName());
            this.in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            this.ahead = in.read();
        }

        RasterException refuse(String what) {
            return new RasterException(name + ", line " + line + ": " + what);
        }

        private static boolean isSpace(int c) {
            return c == ' ' || c == '\t' || c == '\r' || c == '\n';
        }

        private void skipSpace() throws IOException {
            while (isSpace(ahead)) {
                line += ahead == '\n' ? 1 : 0;
                ahead = in.read();
            }
        }

        /** Gives the word read last once more. */
        void putBack() {
            again = true;
        }

        /** Whether a header word, or the height "nan", comes next. */
        boolean nextIsLetter() throws IOException {
            skipSpace();
            return Character.isLetter(ahead);
        }

        /** Reads the next word; false at the file's end. */
        boolean find() throws IOException {
            if (again) {
                again = false;
                return true;
            }
            skipSpace();
            length = 0;
            while (ahead >= 0 && !isSpace(ahead)) {
                if (length == MOST_WORD) {
                    throw refuse("a word of more than " + MOST_WORD + " letters is not a height; get the file again");
                }
                word[length++] = (byte) ahead;
                ahead = in.read();
            }
            return length > 0;
        }

        String next(String where) throws IOException {
            if (!find()) {
                throw refuse("the file ends within " + where + "; get the file again");
            }
            return new String(word, 0, length, StandardCharsets.ISO_8859_1);
        }

        double number(String text, String what) throws RasterException {
            try {
                return text.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw refuse(what + " \"" + text + "\" is not a number; correct it");
            }
        }

        /**
         * The word as a number. Up to 15 digits fit a long and a double exactly, and one division by an exact power of
         * ten rounds once: the result is that of {@link Double#parseDouble}, sooner.
         */
        double number() throws RasterException {
            long digits = 0;
            int count = 0;
            int point = -1;
            int i = word[0] == '-' ? 1 : 0;
            for (; i < length; i++) {
                int digit = word[i] - '0';
                if (digit >= 0 && digit <= 9) {
                    digits = digits * 10 + digit;
                    count++;
                } else if (word[i] == '.' && point < 0) {
                    point = count;
                } else {
                    break;
                }
                if (count > 15) {
                    break;
                }
            }
            if (i < length || count == 0) {
                return number(new String(word, 0, length, StandardCharsets.ISO_8859_1), "the height");
            }
            double value = point < 0 ? digits : digits / TENS[count - point];
            return word[0] == '-' ? -value : value;
        }

        void expectEnd() throws IOException {
            if (find()) {
                throw refuse("more heights follow than the header's ncols x nrows; correct the header");
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
