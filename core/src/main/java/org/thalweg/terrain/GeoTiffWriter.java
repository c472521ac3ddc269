package org.thalweg.terrain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * Writes a grid as GeoTIFF: classic little-endian TIFF, 32-bit reals, tiles of 256 x 256, Deflate with predictor 3,
 * cells as areas, the reference system by EPSG code, NaN declared as void. The same grid gives the same bytes on the
 * same JDK (another JDK may pack the same heights differently). Sources: TIFF 6.0 (1992); Adobe Photoshop TIFF
 * Technical Note 3 (2005); OGC 19-008r4 (GeoTIFF 1.1); GDAL's tag 42113 for voids.
 */
public final class GeoTiffWriter {
    private static final int TILE = 256;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;
    private static final int ASCII = 2;

    /** A tag's type, number of values and values as bytes. */
    private record Tag(int type, int count, byte[] bytes) {}

    private GeoTiffWriter() {}

    /**
     * Writes a grid.
     *
     * @param path the file, replaced where it exists
     * @param frame where the grid lies (m)
     * @param data a value for each cell, NaN where there is none; layout of {@link GridFrame}
     * @param crs reference system as {@code EPSG:n}
     * @throws IOException if the file cannot be written
     */
    public static void write(Path path, GridFrame frame, float[] data, String crs) throws IOException {
        if (data.length != frame.size()) {
            throw new IllegalArgumentException("a grid needs one value per cell");
        }
        List<byte[]> tiles = tiles(frame, data);
        // The directory comes first, so its length must be known before the tiles' places are.
        byte[] head = head(frame, crs, tiles, 0);
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(head(frame, crs, tiles, head.length));
            for (byte[] tile : tiles) {
                out.write(tile);
            }
        }
    }

    private static List<byte[]> tiles(GridFrame frame, float[] data) {
        List<byte[]> tiles = new ArrayList<>();
        Deflater deflater = new Deflater(6);
        try {
            for (int top = 0; top < frame.rows(); top += TILE) {
                for (int left = 0; left < frame.columns(); left += TILE) {
                    tiles.add(deflate(deflater, tile(frame, data, left, top)));
                }
            }
        } finally {
            deflater.end();
        }
        return tiles;
    }

    /** A tile's bytes under predictor 3: of each row the highest bytes first, then the differences of all of them. */
    private static byte[] tile(GridFrame frame, float[] data, int left, int top) {
        byte[] bytes = new byte[4 * TILE * TILE];
        for (int r = 0; r < TILE; r++) {
            int start = 4 * TILE * r;
            for (int c = 0; c < TILE; c++) {
                boolean inside = top + r < frame.rows() && left + c < frame.columns();
                float value = inside ? data[(top + r) * frame.columns() + left + c] : Float.NaN;
                int bits = Float.floatToIntBits(value);
                for (int b = 0; b < 4; b++) {
                    bytes[start + b * TILE + c] = (byte) (bits >>> 8 * (3 - b));
                }
            }
            for (int i = start + 4 * TILE - 1; i > start; i--) {
                bytes[i] -= bytes[i - 1];
            }
        }
        return bytes;
    }

    private static byte[] deflate(Deflater deflater, byte[] bytes) {
        deflater.reset();
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 14];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        return out.toByteArray();
    }

    /** The header, the directory and the values that do not fit in it; the tiles follow from {@code length} on. */
    private static byte[] head(GridFrame frame, String crs, List<byte[]> tiles, int length) {
        TreeMap<Integer, Tag> tags = layout(frame, tiles, length);
        tags.put(TiffDirectory.PIXEL_SCALE, doubles(frame.cell(), frame.cell(), 0));
        double half = frame.cell() / 2;
        tags.put(TiffDirectory.TIEPOINTS, doubles(0, 0, 0, frame.x0() - half, frame.y0() + half, 0));
        tags.put(TiffDirectory.GEO_KEYS, geoKeys(crs));
        tags.put(TiffDirectory.GDAL_NODATA, new Tag(ASCII, 4, "nan\0".getBytes(StandardCharsets.US_ASCII)));

        int directory = 2 + 12 * tags.size() + 4;
        int values = 8 + directory;
        int total = values + tags.values().stream().mapToInt(GeoTiffWriter::outside).sum();
        ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) tags.size());
        int next = values;
        for (var entry : tags.entrySet()) {
            Tag tag = entry.getValue();
            out.putShort(entry.getKey().shortValue()).putShort((short) tag.type).putInt(tag.count);
            if (outside(tag) == 0) {
                out.put(Arrays.copyOf(tag.bytes, 4));
            } else {
                out.putInt(next);
                next += outside(tag);
            }
        }
        out.putInt(0);
        tags.values().stream().filter(tag -> outside(tag) > 0).forEach(tag -> out.put(tag.bytes));
        return out.array();
    }

    /** Bytes that a tag's values need beside the directory; every type used here has an even number. */
    private static int outside(Tag tag) {
        return tag.bytes.length > 4 ? tag.bytes.length : 0;
    }

    private static TreeMap<Integer, Tag> layout(GridFrame frame, List<byte[]> tiles, int start) {
        int[] offsets = new int[tiles.size()];
        int[] lengths = new int[tiles.size()];
        long next = start;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = (int) next;
            lengths[i] = tiles.get(i).length;
            next += lengths[i];
        }
        if (next > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("a grid of more than 4 GiB does not fit a classic TIFF");
        }
        TreeMap<Integer, Tag> tags = new TreeMap<>();
        tags.put(TiffDirectory.WIDTH, longs(frame.columns()));
        tags.put(TiffDirectory.HEIGHT, longs(frame.rows()));
        tags.put(TiffDirectory.BITS, shorts(32));
        tags.put(TiffDirectory.COMPRESSION, shorts(TiffImage.DEFLATE));
        // Photometric interpretation: the least value is black.
        tags.put(262, shorts(1));
        tags.put(TiffDirectory.SAMPLES, shorts(1));
        // Planar configuration: the only one there is for one band.
        tags.put(284, shorts(1));
        tags.put(TiffDirectory.PREDICTOR, shorts(3));
        tags.put(TiffDirectory.TILE_WIDTH, shorts(TILE));
        tags.put(TiffDirectory.TILE_HEIGHT, shorts(TILE));
        tags.put(TiffDirectory.TILE_OFFSETS, longs(offsets));
        tags.put(TiffDirectory.TILE_BYTES, longs(lengths));
        tags.put(TiffDirectory.SAMPLE_FORMAT, shorts(3));
        return tags;
    }

    /** Version, then the keys: model type, cells as areas, and the code of the reference system. */
    private static Tag geoKeys(String crs) {
        Projection projection = Projection.of(crs);
        int code = Integer.parseInt(projection.code().substring("EPSG:".length()));
        if (code >= 32767) {
            throw new IllegalArgumentException(crs + " does not fit a GeoTIFF, whose codes go up to 32766");
        }
        boolean geographic = projection.isGeographic();
        return shorts(1, 1, 0, 3, 1024, 0, 1, geographic ? 2 : 1, 1025, 0, 1, 1, geographic ? 2048 : 3072, 0, 1, code);
    }

    private static Tag shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return new Tag(SHORT, values.length, bytes.array());
    }

    private static Tag longs(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return new Tag(LONG, values.length, bytes.array());
    }

    private static Tag doubles(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return new Tag(DOUBLE, values.length, bytes.array());
    }
}
