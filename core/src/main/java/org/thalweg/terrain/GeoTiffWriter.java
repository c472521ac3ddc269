package org.thalweg.terrain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a raster as one uncompressed float32 GeoTIFF with NaN as nodata. */
public final class GeoTiffWriter {
    private static final int TAGS = 14;
    private static final int HEADER = 8 + 2 + TAGS * 12 + 4;

    private GeoTiffWriter() {}

    /**
     * Writes a raster.
     *
     * @param file the file
     * @param frame the raster's frame
     * @param data values, one per cell
     * @param crs projected CRS, {@code EPSG:n}
     * @throws IOException when the file cannot be written
     */
    public static void write(Path file, GridFrame frame, float[] data, String crs) throws IOException {
        int extras = 24 + 48 + 32 + 4;
        int dataAt = HEADER + extras;
        ByteBuffer b = ByteBuffer.allocate(dataAt + 4 * data.length).order(ByteOrder.LITTLE_ENDIAN);
        b.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8).putShort((short) TAGS);
        tag(b, 256, 4, 1, frame.columns());
        tag(b, 257, 4, 1, frame.rows());
        tag(b, 258, 3, 1, 32);
        tag(b, 259, 3, 1, 1);
        tag(b, 262, 3, 1, 1);
        tag(b, 273, 4, 1, dataAt);
        tag(b, 277, 3, 1, 1);
        tag(b, 278, 4, 1, frame.rows());
        tag(b, 279, 4, 1, 4 * data.length);
        tag(b, 339, 3, 1, 3);
        tag(b, 33550, 12, 3, HEADER);
        tag(b, 33922, 12, 6, HEADER + 24);
        tag(b, 34735, 3, 16, HEADER + 72);
        tag(b, 42113, 2, 4, 0x006e616e);
        b.putInt(0);
        b.putDouble(frame.cell()).putDouble(frame.cell()).putDouble(0);
        b.putDouble(0).putDouble(0).putDouble(0);
        b.putDouble(frame.x0() - frame.cell() / 2).putDouble(frame.y0() + frame.cell() / 2).putDouble(0);
        int epsg = Integer.parseInt(crs.substring(crs.indexOf(':') + 1));
        int[] keys = {1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, epsg};
        for (int key : keys) {
            b.putShort((short) key);
        }
        b.put("nan\0".getBytes(StandardCharsets.US_ASCII));
        b.asFloatBuffer().put(data);
        Files.write(file, b.array());
    }

    private static void tag(ByteBuffer b, int id, int type, int count, int value) {
        b.putShort((short) id).putShort((short) type).putInt(count).putInt(value);
    }
}
