package org.thalweg.terrain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads GeoTIFF and cloud-optimised GeoTIFF: classic TIFF and BigTIFF, both byte orders, strips and tiles, no
 * compression, LZW or Deflate with predictors 1 to 3, one band of whole numbers (8, 16, 32 bits, signed or not) or
 * reals (32, 64 bits), GDAL's value for voids, overviews, places by tie point and pixel scale or by a transformation
 * without rotation, reference systems by EPSG code. Everything else is refused by name. Infinities and NaN are voids.
 * No part of a file is believed before it is checked against the file's length, and blocks are decoded as a stream, so
 * that a damaged header cannot make the reader ask for more memory than {@link RasterFile#MAX_CELLS} heights.
 */
public final class GeoTiffReader extends RasterFile {
    private final TiffInput input;
    /** The main image and its overviews, finest first. */
    private final List<TiffImage> images;

    private final RasterFrame main;

    private GeoTiffReader(TiffInput input) throws RasterException {
        this.input = input;
        List<TiffDirectory> directories = TiffDirectory.chain(input);
        this.images = new ArrayList<>();
        images.add(TiffImage.of(input, directories.get(0)));
        for (TiffDirectory directory : directories.subList(1, directories.size())) {
            long type = directory.integer(TiffDirectory.SUBFILE_TYPE, 0);
            // Bit 0: a smaller picture of another image; bit 2: a mask of which cells count.
            if ((type & 4) != 0) {
                throw input.refuse("marks its voids by a mask (an image of subfile type %d), which is not read here; "
                        + "give them a value with gdalwarp -dstnodata -9999", type);
            }
            TiffImage image = (type & 1) != 0 ? TiffImage.of(input, directory) : images.get(0);
            if (image.width() < images.get(0).width()) {
                images.add(image);
            }
        }
        for (TiffImage image : images) {
            check(image);
        }
        images.sort((a, b) -> Integer.compare(b.width(), a.width()));
        this.main = TiffGeoreference.frame(input, directories.get(0), images.get(0));
    }

    /**
     * Opens a file.
     *
     * @param path a GeoTIFF
     * @return the opened file
     * @throws RasterException if it is missing, damaged or of a kind that is not read here
     */
    public static GeoTiffReader open(Path path) throws RasterException {
        TiffInput input = TiffInput.open(path);
        boolean done = false;
        try {
            GeoTiffReader reader = new GeoTiffReader(input);
            done = true;
            return reader;
        } finally {
            if (!done) {
                input.close();
            }
        }
    }

    /**
     * Tells a TIFF by its first four bytes.
     *
     * @param head the file's first bytes
     * @return true for classic TIFF and BigTIFF
     */
    static boolean isTiff(byte[] head) {
        if (head.length < 4) {
            return false;
        }
        int little = head[2] | head[3] << 8;
        int bigEndian = head[3] | head[2] << 8;
        return head[0] == 'I' && head[1] == 'I' && (little == 42 || little == 43)
                || head[0] == 'M' && head[1] == 'M' && (bigEndian == 42 || bigEndian == 43);
    }

    @Override
    public String name() {
        return input.name();
    }

    @Override
    public int levels() {
        return images.size();
    }

    @Override
    public RasterFrame frame(int level) {
        TiffImage image = images.get(level);
        // An overview covers the same ground with fewer cells; its centres move in from the same outer edge.
        double dx = main.dx() * main.columns() / image.width();
        double dy = main.dy() * main.rows() / image.height();
        return new RasterFrame(main.x(-0.5) + dx / 2, main.y(-0.5) + dy / 2, dx, dy, image.width(), image.height(),
                main.crs());
    }

    @Override
    void scan(int level, RasterWindow window, RowTarget target) throws RasterException {
        TiffImage image = images.get(level);
        TiffRows rows = new TiffRows(input, image);
        try {
            int firstRow = window.row() / image.blockHeight();
            int lastRow = (window.row() + window.rows() - 1) / image.blockHeight();
            int firstColumn = window.column() / image.blockWidth();
            int lastColumn = (window.column() + window.columns() - 1) / image.blockWidth();
            float[] heights = new float[image.blockWidth()];
            for (int row = firstRow; row <= lastRow; row++) {
                for (int column = firstColumn; column <= lastColumn; column++) {
                    decode(image, rows, row, column, window, target, heights);
                }
            }
        } finally {
            rows.end();
        }
    }

    /** Refuses blocks that their bytes in the file cannot fill, before any memory is asked for. */
    private void check(TiffImage image) throws RasterException {
        int ratio = TiffBytes.greatestRatio(image.compression());
        for (int block = 0; block < image.offsets().length; block++) {
            long length = image.lengths()[block];
            if (length == 0) {
                continue;
            }
            input.check(image.offsets()[block], length, "strip or tile " + block);
            long need = (long) image.rowsIn(block / image.blocksAcross()) * image.rowBytes();
            if (length < need / ratio) {
                throw input.refuse("is truncated or damaged: strip or tile %d has %d bytes, too few for the %d that "
                        + "its size asks for; get the file again", block, length, need);
            }
        }
    }

    private void decode(TiffImage image, TiffRows rows, int blockRow, int blockColumn, RasterWindow window,
            RowTarget target, float[] heights) throws RasterException {
        int block = blockRow * image.blocksAcross() + blockColumn;
        if (image.lengths()[block] == 0) {
            // GDAL leaves out blocks that hold nothing but voids, or nothing but zeros where no void is declared.
            fillAbsent(image, blockRow, blockColumn, target, heights);
            return;
        }
        rows.start(block);
        int top = blockRow * image.blockHeight();
        int left = blockColumn * image.blockWidth();
        int count = Math.min(image.blockWidth(), image.width() - left);
        int last = Math.min(image.rowsIn(blockRow), window.row() + window.rows() - top);
        for (int row = 0; row < last; row++) {
            if (top + row < window.row()) {
                rows.skip();
            } else {
                rows.next(heights);
                target.put(top + row, left, heights, count);
            }
        }
    }

    private static void fillAbsent(TiffImage image, int blockRow, int blockColumn, RowTarget target, float[] heights)
            throws RasterException {
        if (image.nodata().isPresent()) {
            return;
        }
        Arrays.fill(heights, 0);
        int left = blockColumn * image.blockWidth();
        for (int row = 0; row < image.rowsIn(blockRow); row++) {
            target.put(blockRow * image.blockHeight() + row, left, heights,
                    Math.min(image.blockWidth(), image.width() - left));
        }
    }

    @Override
    public void close() throws RasterException {
        input.close();
    }
}
