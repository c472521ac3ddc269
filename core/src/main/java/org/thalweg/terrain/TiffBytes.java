package org.thalweg.terrain;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The decompressed bytes of one block after another. They come as a stream, so that a block of any declared size costs
 * no memory, and reading can stop after the last row wanted.
 */
abstract class TiffBytes {
    private static final int CHUNK = 1 << 16;

    private final TiffInput input;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private long position;
    private long remaining;
    private String what = "";

    TiffBytes(TiffInput input) {
        this.input = input;
        chunk.limit(0);
    }

    static TiffBytes of(TiffInput input, int compression) {
        return switch (compression) {
            case TiffImage.NONE -> new Plain(input);
            case TiffImage.LZW -> new TiffLzw(input);
            default -> new Deflate(input);
        };
    }

    /**
     * The most bytes that one byte of the file can stand for: of Deflate by its construction (258 bytes from two bits),
     * of LZW from its longest string (3839 bytes from a code of 12 bits).
     */
    static int greatestRatio(int compression) {
        return switch (compression) {
            case TiffImage.NONE -> 1;
            case TiffImage.LZW -> 2560;
            default -> 1032;
        };
    }

    /** Forgets the block before. */
    abstract void restart();

    /** Fills the first {@code count} bytes of an array with the next decompressed bytes. */
    abstract void read(byte[] target, int count) throws RasterException;

    /** Gives back what is held outside the heap. */
    void end() {}

    /** Starts a block: {@code length} bytes of the file from {@code offset} on. */
    final void start(long offset, long length, String block) throws RasterException {
        input.check(offset, length, block);
        this.position = offset;
        this.remaining = length;
        this.what = block;
        chunk.limit(0);
        restart();
    }

    /** The next bytes of the file's block, at least one. */
    final ByteBuffer more() throws RasterException {
        if (!chunk.hasRemaining()) {
            if (remaining == 0) {
                throw damaged("ends before its last row");
            }
            chunk.clear().limit((int) Math.min(CHUNK, remaining));
            input.read(position, chunk, what);
            position += chunk.limit();
            remaining -= chunk.limit();
        }
        return chunk;
    }

    /** A refusal of the block being read. */
    final RasterException damaged(String how) {
        return input.refuse("%s is damaged: it %s near byte %d; get the file again", what, how,
                position - chunk.remaining());
    }

    private static final class Plain extends TiffBytes {
        Plain(TiffInput input) {
            super(input);
        }

        @Override
        void restart() {}

        @Override
        void read(byte[] target, int count) throws RasterException {
            int filled = 0;
            while (filled < count) {
                ByteBuffer from = more();
                int take = Math.min(count - filled, from.remaining());
                from.get(target, filled, take);
                filled += take;
            }
        }
    }

    private static final class Deflate extends TiffBytes {
        private final Inflater inflater = new Inflater();

        Deflate(TiffInput input) {
            super(input);
        }

        @Override
        void restart() {
            inflater.reset();
        }

        @Override
        void read(byte[] target, int count) throws RasterException {
            int filled = 0;
            try {
                while (filled < count) {
                    int got = inflater.inflate(target, filled, count - filled);
                    filled += got;
                    if (got == 0 && (inflater.finished() || inflater.needsDictionary())) {
                        throw damaged("ends before its last row");
                    }
                    if (got == 0 && inflater.needsInput()) {
                        inflater.setInput(more());
                    }
                }
            } catch (DataFormatException e) {
                throw damaged("is no Deflate stream (" + e.getMessage() + ")");
            }
        }

        @Override
        void end() {
            inflater.end();
        }
    }
}
