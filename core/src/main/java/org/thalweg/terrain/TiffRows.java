package org.thalweg.terrain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalDouble;

/**
 * The rows of one block after another as heights. Sources: TIFF 6.0 (1992) section 14 for predictor 2; Adobe Photoshop
 * TIFF Technical Note 3 (2005) for predictor 3.
 */
final class TiffRows {
    private final TiffImage image;
    private final TiffBytes bytes;
    /** One row of the block, before and after the predictor is undone. */
    private final byte[] row;

    private final byte[] planes;
    private final ByteBuffer values;

    TiffRows(TiffInput input, TiffImage image) {
        this.image = image;
        this.bytes = TiffBytes.of(input, image.compression());
        this.row = new byte[image.rowBytes()];
        this.planes = image.predictor() == 3 ? new byte[row.length] : new byte[0];
        this.values = ByteBuffer.wrap(row).order(image.predictor() == 3 ? sortedOrder(input) : input.order());
    }

    /**
     * The order of a value's bytes once predictor 3 is undone. The note puts the highest byte first in every file. So
     * it is in little-endian ones; but libtiff, and so GDAL, on the usual machines turns the values of big-endian files
     * round before it sorts their bytes, which puts the lowest first. Such files are read as GDAL writes and reads them.
     */
    private static ByteOrder sortedOrder(TiffInput input) {
        return input.order() == ByteOrder.LITTLE_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    void start(int block) throws RasterException {
        bytes.start(image.offsets()[block], image.lengths()[block], "strip or tile " + block);
    }

    /** Passes over a row. */
    void skip() throws RasterException {
        bytes.read(row, row.length);
    }

    /** Reads the next row: as many heights (m) as a block is wide, NaN for voids. */
    void next(float[] heights) throws RasterException {
        bytes.read(row, row.length);
        if (image.predictor() == 2) {
            sumDifferences();
        } else if (image.predictor() == 3) {
            sortBytes();
        }
        for (int i = 0; i < image.blockWidth(); i++) {
            heights[i] = height(value(i));
        }
    }

    void end() {
        bytes.end();
    }

    /** Each value is the one before it plus a difference, in the arithmetic of whole numbers of its width. */
    private void sumDifferences() {
        int count = image.blockWidth();
        switch (image.bytesPerValue()) {
            case 1 -> {
                for (int i = 1; i < count; i++) {
                    row[i] += row[i - 1];
                }
            }
            case 2 -> {
                for (int i = 1; i < count; i++) {
                    values.putShort(2 * i, (short) (values.getShort(2 * i) + values.getShort(2 * i - 2)));
                }
            }
            case 4 -> {
                for (int i = 1; i < count; i++) {
                    values.putInt(4 * i, values.getInt(4 * i) + values.getInt(4 * i - 4));
                }
            }
            default -> {
                for (int i = 1; i < count; i++) {
                    values.putLong(8 * i, values.getLong(8 * i) + values.getLong(8 * i - 8));
                }
            }
        }
    }

    /** The row's bytes are differences; summed, they hold the first bytes of all values, then their second ones ... */
    private void sortBytes() {
        for (int i = 1; i < row.length; i++) {
            row[i] += row[i - 1];
        }
        System.arraycopy(row, 0, planes, 0, row.length);
        int count = image.blockWidth();
        int width = image.bytesPerValue();
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < width; b++) {
                row[i * width + b] = planes[b * count + i];
            }
        }
    }

    private double value(int i) {
        boolean unsigned = image.format() == 1;
        return switch (image.bytesPerValue()) {
            case 1 -> unsigned ? row[i] & 0xFF : row[i];
            case 2 -> unsigned ? values.getShort(2 * i) & 0xFFFF : values.getShort(2 * i);
            case 4 -> image.format() == 3
                    ? values.getFloat(4 * i)
                    : unsigned ? values.getInt(4 * i) & 0xFFFF_FFFFL : values.getInt(4 * i);
            default -> values.getDouble(8 * i);
        };
    }

    /** NaN for voids, for infinities and for reals that no float holds. */
    private float height(double value) {
        OptionalDouble nodata = image.nodata();
        float height = (float) value;
        if (Float.isInfinite(height) || (nodata.isPresent() && isNodata(value, nodata.getAsDouble()))) {
            return Float.NaN;
        }
        return height;
    }

    /** The value for voids is kept as text, so reals may differ from it in the last digits. */
    private boolean isNodata(double value, double nodata) {
        return value == nodata
                || (image.format() == 3
                        && ((float) value == (float) nodata && image.bytesPerValue() == 4
                                || Math.abs(value - nodata) <= 1e-12 * Math.abs(nodata)));
    }
}
