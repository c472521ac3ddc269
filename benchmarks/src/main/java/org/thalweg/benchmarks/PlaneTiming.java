package org.thalweg.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.thalweg.corridor.CostDistance;
import org.thalweg.corridor.Moves;

/**
 * Runs a cost distance on a raster from a file and writes the result: the part of {@code benchmarks/compare} that is ours.
 *
 * <p>Arguments: file of costs (little-endian floats, row by row), columns, rows, index of the start, moves, threads, runs,
 * file for the result (little-endian doubles) or {@code -}. Prints the
 * seconds of the best run, the search alone: by the clock, and of the calling thread.
 */
public final class PlaneTiming {
    private static final int BLOCK = 1 << 20;

    private PlaneTiming() {}

    /**
     * Runs it.
     *
     * @param args as above
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        int columns = Integer.parseInt(args[1]);
        int rows = Integer.parseInt(args[2]);
        float[] costs = read(Path.of(args[0]), columns * rows);
        CostDistance raster = new CostDistance(costs, columns, rows, 1, Moves.valueOf(args[4]));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double clock = Double.POSITIVE_INFINITY;
        double thread = Double.POSITIVE_INFINITY;
        double[] found = {};
        for (int run = 0; run < Integer.parseInt(args[6]); run++) {
            // Two results at a time need not fit.
            found = null;
            long start = System.nanoTime();
            long own = threads.getCurrentThreadCpuTime();
            found = raster.on(Integer.parseInt(args[5]), Integer.parseInt(args[3]));
            clock = Math.min(clock, (System.nanoTime() - start) / 1e9);
            thread = Math.min(thread, (threads.getCurrentThreadCpuTime() - own) / 1e9);
        }
        if (!args[7].equals("-")) {
            write(Path.of(args[7]), found);
        }
        System.out.printf(Locale.ROOT, "%.4f %.4f%n", clock, thread);
    }

    private static float[] read(Path file, int count) throws IOException {
        float[] values = new float[count];
        ByteBuffer block = ByteBuffer.allocate(4 * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() != 4L * count) {
                throw new IOException(file + " does not hold " + count + " floats");
            }
            for (int done = 0; done < count; done += BLOCK) {
                int n = Math.min(BLOCK, count - done);
                block.clear().limit(4 * n);
                while (block.hasRemaining() && channel.read(block) >= 0) {
                    // Reads on until the block is full.
                }
                block.flip();
                block.asFloatBuffer().get(values, done, n);
            }
        }
        return values;
    }

    private static void write(Path file, double[] values) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(8 * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int done = 0; done < values.length; done += BLOCK) {
                int n = Math.min(BLOCK, values.length - done);
                block.clear().limit(8 * n);
                block.asDoubleBuffer().put(values, done, n);
                while (block.hasRemaining()) {
                    channel.write(block);
                }
            }
        }
    }
}
