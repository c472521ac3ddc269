package org.thalweg.terrain;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * The bytes of a TIFF file, read where they are wanted and never beyond the file's end. Source of the header's form:
 * TIFF 6.0 (1992) section 2; BigTIFF as described by libtiff.
 */
final class TiffInput implements Closeable {
    private final FileChannel channel;
    private final String name;
    private final long size;
    private final ByteOrder order;
    private final boolean big;
    private final long firstDirectory;

    private TiffInput(FileChannel channel, String name) throws IOException {
        this.channel = channel;
        this.name = name;
        this.size = channel.size();
        ByteBuffer mark = bytes(0, 4, "the header");
        this.order = mark.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        this.big = mark.order(order).getShort(2) == 43;
        if (!GeoTiffReader.isTiff(mark.array())) {
            throw refuse("the header is not that of a TIFF file; get the file again");
        }
        ByteBuffer head = bytes(0, big ? 16 : 8, "the header");
        if (big && (head.getShort(4) != 8 || head.getShort(6) != 0)) {
            throw refuse("the BigTIFF header asks for offsets of %d bytes where 8 is the rule; get the file again",
                    head.getShort(4));
        }
        this.firstDirectory = big ? head.getLong(8) : head.getInt(4) & 0xFFFF_FFFFL;
    }

    static TiffInput open(Path path) throws RasterException {
        String name = String.valueOf(path.getFileName());
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            return new TiffInput(channel, name);
        } catch (IOException e) {
            closeQuietly(channel);
            throw e instanceof RasterException refusal
                    ? refusal
                    : new RasterException(name + ": cannot be read (" + e.getMessage() + "); check the file", e);
        }
    }

    /** Closes a channel after a refusal that matters more than a failure to close. */
    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The refusal that led here says what is wrong with the file.
        }
    }

    String name() {
        return name;
    }

    long size() {
        return size;
    }

    ByteOrder order() {
        return order;
    }

    /** Whether the file is a BigTIFF. */
    boolean big() {
        return big;
    }

    long firstDirectory() {
        return firstDirectory;
    }

    /**
     * A refusal of this file.
     *
     * @param format place, value, remedy, for {@link String#format}
     * @param values the values
     * @return the exception, to be thrown
     */
    RasterException refuse(String format, Object... values) {
        return new RasterException(name + ": " + String.format(Locale.ROOT, format, values));
    }

    /**
     * Reads bytes.
     *
     * @param offset first byte (from the file's start)
     * @param count number of bytes
     * @param what what they are, for the message
     * @return the bytes, in the file's byte order
     * @throws RasterException if the file ends before
     */
    ByteBuffer bytes(long offset, int count, String what) throws RasterException {
        check(offset, count, what);
        ByteBuffer buffer = ByteBuffer.allocate(count);
        read(offset, buffer, what);
        return buffer.order(order == null ? ByteOrder.BIG_ENDIAN : order);
    }

    /** Refuses a stretch of bytes that is not inside the file. */
    void check(long offset, long count, String what) throws RasterException {
        if (offset < 0 || count < 0 || offset > size || count > size - offset) {
            throw refuse("is truncated or damaged: %s would be %d bytes from byte %d on, but the file has %d bytes; "
                    + "get the file again", what, count, offset, size);
        }
    }

    /** Fills a buffer from an offset on; the stretch must have been checked. */
    void read(long offset, ByteBuffer buffer, String what) throws RasterException {
        try {
            long position = offset;
            while (buffer.hasRemaining()) {
                int got = channel.read(buffer, position);
                if (got < 0) {
                    throw refuse("ends within %s, at byte %d; get the file again", what, position);
                }
                position += got;
            }
            buffer.flip();
        } catch (RasterException e) {
            throw e;
        } catch (IOException e) {
            throw new RasterException(name + ": cannot be read at byte " + offset + " (" + e.getMessage()
                    + "); check the disk", e);
        }
    }

    @Override
    public void close() throws RasterException {
        try {
            channel.close();
        } catch (IOException e) {
            throw new RasterException(name + ": cannot be closed (" + e.getMessage() + "); check the disk", e);
        }
    }
}
