package org.thalweg.terrain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One image file directory of a TIFF: its tags, the values read on demand. Source: TIFF 6.0 (1992) section 2. */
final class TiffDirectory {
    static final int SUBFILE_TYPE = 254;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int FILL_ORDER = 266;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int PREDICTOR = 317;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SAMPLE_FORMAT = 339;
    static final int PIXEL_SCALE = 33550;
    static final int TIEPOINTS = 33922;
    static final int TRANSFORMATION = 34264;
    static final int GEO_KEYS = 34735;
    static final int GDAL_METADATA = 42112;
    static final int GDAL_NODATA = 42113;

    /** A directory chain longer than this is taken for damage. */
    private static final int MOST_DIRECTORIES = 256;

    /** Most bytes of a text tag that are looked at. */
    private static final int MOST_TEXT = 1 << 20;

    /** Bytes of a value, by TIFF type number; 0 where the type is unknown. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    /** Where a tag's values lie: type, number and the file offset of the first. */
    private record Entry(int type, long count, long offset) {}

    private final TiffInput input;
    private final Map<Integer, Entry> entries = new HashMap<>();
    private final long next;

    private TiffDirectory(TiffInput input, long offset) throws RasterException {
        this.input = input;
        boolean big = input.big();
        int head = big ? 8 : 2;
        ByteBuffer start = input.bytes(offset, head, "the image directory");
        long count = big ? start.getLong() : start.getShort() & 0xFFFF;
        if (count < 0 || count > 65_535) {
            throw input.refuse("the image directory at byte %d claims %d tags; get the file again", offset, count);
        }
        int length = big ? 20 : 12;
        ByteBuffer body = input.bytes(offset + head, (int) count * length + (big ? 8 : 4), "the image directory");
        for (int i = 0; i < count; i++) {
            int at = i * length;
            int tag = body.getShort(at) & 0xFFFF;
            int type = body.getShort(at + 2) & 0xFFFF;
            long values = big ? body.getLong(at + 4) : body.getInt(at + 4) & 0xFFFF_FFFFL;
            int slot = big ? 12 : 8;
            int bytes = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
            // Values that fit stand in the entry itself.
            boolean inPlace = bytes > 0 && values >= 0 && values <= (length - slot) / bytes;
            long where = inPlace
                    ? offset + head + at + slot
                    : big ? body.getLong(at + slot) : body.getInt(at + slot) & 0xFFFF_FFFFL;
            entries.putIfAbsent(tag, new Entry(type, values, where));
        }
        int end = (int) count * length;
        this.next = big ? body.getLong(end) : body.getInt(end) & 0xFFFF_FFFFL;
    }

    /**
     * Reads the chain of directories.
     *
     * @param input the file
     * @return the directories in the file's order, at least one
     * @throws RasterException if the chain is broken
     */
    static List<TiffDirectory> chain(TiffInput input) throws RasterException {
        List<TiffDirectory> chain = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long offset = input.firstDirectory();
        do {
            if (!seen.add(offset) || chain.size() == MOST_DIRECTORIES) {
                throw input.refuse("the chain of image directories runs in a circle or without end at byte %d; "
                        + "get the file again", offset);
            }
            TiffDirectory directory = new TiffDirectory(input, offset);
            chain.add(directory);
            offset = directory.next;
        } while (offset != 0);
        return chain;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** Number of values of a tag; 0 where it is absent. */
    long count(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? 0 : entry.count;
    }

    /** One whole number, or a default where the tag is absent. */
    long integer(int tag, long otherwise) throws RasterException {
        long[] values = has(tag) ? integers(tag, 1) : new long[0];
        return values.length == 0 ? otherwise : values[0];
    }

    /** The first {@code most} values of a tag of whole numbers; empty where it is absent. */
    long[] integers(int tag, long most) throws RasterException {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return new long[0];
        }
        boolean whole = switch (entry.type) {
            case 1, 3, 4, 6, 8, 9, 13, 16, 17, 18 -> true;
            default -> false;
        };
        ByteBuffer bytes = values(tag, entry, whole, most);
        int width = TYPE_BYTES[entry.type];
        long[] values = new long[bytes.capacity() / width];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (entry.type) {
                case 1 -> bytes.get(i) & 0xFF;
                case 6 -> bytes.get(i);
                case 3 -> bytes.getShort(2 * i) & 0xFFFF;
                case 8 -> bytes.getShort(2 * i);
                case 4, 13 -> bytes.getInt(4 * i) & 0xFFFF_FFFFL;
                case 9 -> bytes.getInt(4 * i);
                default -> bytes.getLong(8 * i);
            };
        }
        return values;
    }

    /** The first {@code most} values of a tag of real numbers; empty where it is absent. */
    double[] reals(int tag, long most) throws RasterException {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return new double[0];
        }
        ByteBuffer bytes = values(tag, entry, entry.type == 11 || entry.type == 12, most);
        double[] values = new double[bytes.capacity() / TYPE_BYTES[entry.type]];
        for (int i = 0; i < values.length; i++) {
            values[i] = entry.type == 11 ? bytes.getFloat(4 * i) : bytes.getDouble(8 * i);
        }
        return values;
    }

    /** A text tag without its closing zero; empty where it is absent. */
    String text(int tag) throws RasterException {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return "";
        }
        byte[] bytes = values(tag, entry, entry.type == 2, MOST_TEXT).array();
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }

    private ByteBuffer values(int tag, Entry entry, boolean rightType, long most) throws RasterException {
        if (!rightType) {
            throw input.refuse("tag %d has values of type %d, which is not the rule for it; get the file again", tag,
                    entry.type);
        }
        int width = TYPE_BYTES[entry.type];
        long count = Math.min(entry.count, most);
        if (count < 0 || count > input.size() / width || count * width > Integer.MAX_VALUE - 8) {
            throw input.refuse("tag %d claims %d values, more than the file's %d bytes hold; get the file again", tag,
                    entry.count, input.size());
        }
        return input.bytes(entry.offset, (int) count * width, "tag " + tag);
    }
}
