package org.thalweg.terrain;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A raster file, opened: its frame is known, its heights are read window by window. Level 0 is the raster itself;
 * higher levels are the smaller pictures of the same ground (overviews) that some files carry, finest first. Not safe
 * for use by several threads at once.
 */
public abstract sealed class RasterFile implements Closeable permits GeoTiffReader, HgtReader, AsciiGridReader {
    /** The most cells that one read may return: a guard against absurd sizes, not a limit of any format. */
    public static final long MAX_CELLS = 60_000_000L;

    /** Takes rows as a reader decodes them. */
    @FunctionalInterface
    interface RowTarget {
        /**
         * Takes a stretch of a row, which may reach beyond the window asked for.
         *
         * @param row row in the level
         * @param firstColumn column in the level of the first height
         * @param heights heights (m), NaN in voids; only until the call returns
         * @param count how many of the heights count
         * @throws RasterException if a height cannot be used
         */
        void put(int row, int firstColumn, float[] heights, int count) throws RasterException;
    }

    /** Only the readers of this package are raster files. */
    RasterFile() {}

    /**
     * The file's name, for messages.
     *
     * @return name without folders
     */
    public abstract String name();

    /**
     * Number of levels.
     *
     * @return 1, or more where the file has overviews
     */
    public abstract int levels();

    /**
     * Where a level lies.
     *
     * @param level 0 for the raster itself
     * @return frame
     */
    public abstract RasterFrame frame(int level);

    /**
     * Decodes at least the cells of a window, each once.
     *
     * @param level 0 for the raster itself
     * @param window the cells wanted, inside that level's frame
     * @param target takes the rows
     * @throws RasterException if the file is damaged
     */
    abstract void scan(int level, RasterWindow window, RowTarget target) throws RasterException;

    /**
     * Reads a window. Each {@code step} x {@code step} block of cells, from the window's first cell on, gives one: the
     * mean of those that are not void, or void where less than half of {@code step} x {@code step} are left.
     *
     * @param level 0 for the raster itself
     * @param window the cells wanted, inside that level's frame
     * @param step side of a block in cells; 1 to read the cells as they are
     * @return heights (m), NaN in voids
     * @throws RasterException if the file is damaged, or more than {@link #MAX_CELLS} cells would come out
     */
    public final Raster read(int level, RasterWindow window, int step) throws RasterException {
        RasterFrame frame = frame(level);
        if (!window.isInside(frame)) {
            throw new IllegalArgumentException("a window must lie inside its raster");
        }
        RasterGather gather = new RasterGather(name(), frame, window, step);
        scan(level, window, gather::put);
        return gather.finish();
    }

    /**
     * Reads the raster as it is.
     *
     * @return heights (m), NaN in voids
     * @throws RasterException if the file is damaged or larger than {@link #MAX_CELLS}
     */
    public final Raster read() throws RasterException {
        return read(0, RasterWindow.all(frame(0)), 1);
    }

    @Override
    public abstract void close() throws RasterException;

    /**
     * Opens a raster of any kind that is read here, told by its first bytes or by its name.
     *
     * @param path a GeoTIFF, an HGT tile (.hgt, .hgt.gz, .hgt.zip) or an ASCII grid (.asc)
     * @return the opened file
     * @throws RasterException if it is missing, damaged or of another kind
     */
    public static RasterFile open(Path path) throws RasterException {
        String name = String.valueOf(path.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        if (!Files.isRegularFile(path)) {
            throw new RasterException(name + ": there is no such file at " + path + "; correct the path");
        }
        byte[] head;
        try (var in = Files.newInputStream(path)) {
            head = in.readNBytes(4);
        } catch (IOException e) {
            throw new RasterException(name + ": cannot be read (" + e.getMessage() + "); check its permissions", e);
        }
        if (GeoTiffReader.isTiff(head)) {
            return GeoTiffReader.open(path);
        }
        if (HgtReader.isHgtName(lower)) {
            return HgtReader.open(path);
        }
        if (AsciiGridReader.isAsciiGrid(head)) {
            return AsciiGridReader.open(path);
        }
        throw new RasterException(name + ": is not a GeoTIFF, an HGT tile named like N38E046.hgt or an ASCII grid; "
                + "convert it with gdal_translate -of GTiff");
    }
}
