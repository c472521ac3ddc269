package org.thalweg.terrain;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How one image of a TIFF file is laid out, and that it is of a kind that is read here: one band of whole or real
 * numbers in strips or tiles. A block is a strip or a tile.
 *
 * @param width columns
 * @param height rows
 * @param blockWidth columns of a block
 * @param blockHeight rows of a block
 * @param compression TIFF's number for it: 1, 5, 8 or 32946
 * @param predictor 1 none, 2 horizontal differences, 3 differences of sorted bytes
 * @param bytesPerValue 1, 2, 4 or 8
 * @param format TIFF's sample format: 1 unsigned, 2 signed, 3 real
 * @param nodata the value that stands for a void, if one does
 * @param offsets file offset of each block, row of blocks by row of blocks
 * @param lengths bytes of each block in the file; 0 where the block is left out
 */
@SuppressWarnings("ArrayRecordComponent")
record TiffImage(
        int width, int height, int blockWidth, int blockHeight, int compression, int predictor, int bytesPerValue,
        int format, OptionalDouble nodata, long[] offsets, long[] lengths) {
    static final int NONE = 1;
    static final int LZW = 5;
    static final int DEFLATE = 8;
    static final int OLD_DEFLATE = 32946;

    /** Longer sides than this are taken for damage: the whole Earth at 1 arc-second is 1 296 000 columns. */
    private static final long MOST_SIDE = 2_000_000;

    /** Names of the compressions that people meet and that are not read here. */
    private static final Map<Long, String> OTHER_COMPRESSIONS = Map.of(2L, "CCITT", 3L, "CCITT fax 3", 4L,
            "CCITT fax 4", 6L, "old JPEG", 7L, "JPEG", 32773L, "PackBits", 34887L, "LERC", 34925L, "LZMA", 50000L,
            "ZSTD", 50001L, "WebP");

    static TiffImage of(TiffInput input, TiffDirectory tags) throws RasterException {
        int width = side(input, tags, TiffDirectory.WIDTH, "the image's width");
        int height = side(input, tags, TiffDirectory.HEIGHT, "the image's height");
        refuseOtherLayouts(input, tags);
        int compression = compression(input, tags);
        int format = (int) tags.integer(TiffDirectory.SAMPLE_FORMAT, 1);
        int bytes = bytesPerValue(input, tags, format);
        int predictor = predictor(input, tags, compression, format, bytes);

        boolean tiled = tags.has(TiffDirectory.TILE_WIDTH);
        int blockWidth = tiled ? side(input, tags, TiffDirectory.TILE_WIDTH, "the tile's width") : width;
        long rows = tags.integer(TiffDirectory.ROWS_PER_STRIP, height);
        int blockHeight = tiled
                ? side(input, tags, TiffDirectory.TILE_HEIGHT, "the tile's height")
                : (int) Math.max(1, Math.min(rows, height));
        long blocks = (long) ceil(width, blockWidth) * ceil(height, blockHeight);
        long[] offsets = blockTable(input, tags,
                tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS, blocks);
        long[] lengths = blockTable(input, tags, tiled ? TiffDirectory.TILE_BYTES : TiffDirectory.STRIP_BYTES, blocks);
        return new TiffImage(width, height, blockWidth, blockHeight, compression, predictor, bytes, format,
                nodata(input, tags), offsets, lengths);
    }

    int blocksAcross() {
        return ceil(width, blockWidth);
    }

    /** Bytes of a block's row once decoded. */
    int rowBytes() {
        return blockWidth * bytesPerValue;
    }

    /** Rows that a block holds in the file: strips stop at the image's last row, tiles do not. */
    int rowsIn(int blockRow) {
        return Math.min(blockHeight, height - blockRow * blockHeight);
    }

    private static int ceil(int a, int b) {
        return (int) (((long) a + b - 1) / b);
    }

    private static int side(TiffInput input, TiffDirectory tags, int tag, String what) throws RasterException {
        long side = tags.integer(tag, 0);
        if (side < 1 || side > MOST_SIDE) {
            throw input.refuse("%s is %d, where 1 to %d is read here; get the file again", what, side, MOST_SIDE);
        }
        return (int) side;
    }

    private static void refuseOtherLayouts(TiffInput input, TiffDirectory tags) throws RasterException {
        long bands = tags.integer(TiffDirectory.SAMPLES, 1);
        if (bands != 1) {
            throw input.refuse("has %d bands where a terrain has one; take the heights out with gdal_translate -b 1",
                    bands);
        }
        long fill = tags.integer(TiffDirectory.FILL_ORDER, 1);
        long orientation = tags.integer(TiffDirectory.ORIENTATION, 1);
        if (fill != 1 || orientation != 1) {
            throw input.refuse("has bit order %d and orientation %d, where only 1 and 1 are read here; "
                    + "write it anew with gdal_translate", fill, orientation);
        }
        String metadata = tags.text(TiffDirectory.GDAL_METADATA).toLowerCase(Locale.ROOT);
        if (metadata.contains("role=\"scale\"") || metadata.contains("role=\"offset\"")) {
            throw input.refuse("keeps its heights scaled (role=\"scale\" or \"offset\" in tag 42112); "
                    + "write them plainly with gdal_translate -unscale -ot Float32");
        }
    }

    private static int compression(TiffInput input, TiffDirectory tags) throws RasterException {
        long compression = tags.integer(TiffDirectory.COMPRESSION, NONE);
        if (compression != NONE && compression != LZW && compression != DEFLATE && compression != OLD_DEFLATE) {
            throw input.refuse("is compressed with %s (TIFF compression %d), where none, LZW and Deflate are read "
                    + "here; write it anew with gdal_translate -co COMPRESS=DEFLATE",
                    OTHER_COMPRESSIONS.getOrDefault(compression, "an unknown method"), compression);
        }
        return (int) compression;
    }

    private static int bytesPerValue(TiffInput input, TiffDirectory tags, int format) throws RasterException {
        long bits = tags.integer(TiffDirectory.BITS, 1);
        boolean whole = (format == 1 || format == 2) && (bits == 8 || bits == 16 || bits == 32);
        boolean real = format == 3 && (bits == 32 || bits == 64);
        if (!whole && !real) {
            throw input.refuse("has values of %d bits in sample format %d, where whole numbers of 8, 16, 32 bits and "
                    + "reals of 32, 64 bits are read here; write it anew with gdal_translate -ot Float32", bits, format);
        }
        return (int) bits / 8;
    }

    private static int predictor(TiffInput input, TiffDirectory tags, int compression, int format, int bytes)
            throws RasterException {
        // A predictor belongs to a compression; without one the tag says nothing (libtiff does not look at it).
        long predictor = compression == NONE ? 1 : tags.integer(TiffDirectory.PREDICTOR, 1);
        if (predictor < 1 || predictor > 3 || (predictor == 3 && format != 3)) {
            throw input.refuse("has predictor %d on values of %d bits, which is not read here; write it anew with "
                    + "gdal_translate -co PREDICTOR=1", predictor, bytes * 8);
        }
        return (int) predictor;
    }

    private static long[] blockTable(TiffInput input, TiffDirectory tags, int tag, long blocks)
            throws RasterException {
        if (tags.count(tag) < blocks) {
            throw input.refuse("tag %d places %d strips or tiles where the image's size asks for %d; "
                    + "get the file again", tag, tags.count(tag), blocks);
        }
        return tags.integers(tag, blocks);
    }

    private static OptionalDouble nodata(TiffInput input, TiffDirectory tags) throws RasterException {
        String text = tags.text(TiffDirectory.GDAL_NODATA).strip();
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (text.matches("(?i)[+-]?(nan|inf|infinity|1\\.#(inf|ind|qnan).*)")) {
            // These are voids whether they are declared or not.
            return OptionalDouble.of(Double.NaN);
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw input.refuse("the value for voids, \"%s\", is not a number; set one with gdal_translate -a_nodata",
                    text.length() > 40 ? text.substring(0, 40) : text);
        }
    }
}
