package org.thalweg.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The order in which the queue gives out states, against what it must keep: a state of bucket b comes after all states k
 * cells away in buckets up to b - k, and after all of its own cell in lower ones. No order that keeps this settles a state
 * before its last improvement.
 */
class BucketsTest {
    private static final double WIDTH = 3;
    private static final int MOST = 20_000;

    private final Random random = new Random(17);
    /** By entry: its cell, its bucket, and how often it came out. */
    private final int[] cell = new int[MOST + 8];

    private final int[] bucket = new int[MOST + 8];
    private final int[] out = new int[MOST + 8];
    private int entries;
    private int columns;
    private int rows;

    @Test
    void givesOutWhatCouldLowerAStateBeforeIt() {
        int[][] grounds = {{1, 1}, {1, 90}, {70, 1}, {7, 9}, {16, 16}, {17, 33}, {50, 64}, {100, 41}};
        for (int[] ground : grounds) {
            columns = ground[0];
            rows = ground[1];
            flood();
        }
    }

    /** Settles whatever comes, and queues as a sweep does: up to two cells away, at the least in the next bucket but k. */
    private void flood() {
        Buckets queue = new Buckets(WIDTH, columns, rows);
        entries = 0;
        Arrays.fill(out, 0);
        int[] highest = new int[columns * rows];
        Arrays.fill(highest, -1);
        for (int k = 0; k < 4; k++) {
            queue(queue, random.nextInt(columns * rows), 0, 0);
        }
        int[] states = new int[5];
        int[] cells = new int[5];
        int given = 0;
        for (int n = queue.take(states, cells); n > 0; n = queue.take(states, cells)) {
            for (int k = 0; k < n; k++) {
                given++;
                out[states[k]]++;
                assertThat(cells[k]).isEqualTo(cell[states[k]]);
                follows(states[k], highest);
            }
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < 4 && entries < MOST; j++) {
                    spawn(queue, states[k]);
                }
            }
        }
        assertThat(given).isEqualTo(entries).isGreaterThan(MOST / 2);
        assertThat(Arrays.stream(out, 0, entries).allMatch(times -> times == 1)).isTrue();
    }

    /** Whether nothing came out before that this entry could have lowered, wherever the queue put it. */
    private void follows(int entry, int[] highest) {
        int c0 = cell[entry] % columns;
        int r0 = cell[entry] / columns;
        for (int r = Math.max(0, r0 - 40); r <= Math.min(rows - 1, r0 + 40); r++) {
            for (int c = Math.max(0, c0 - 40); c <= Math.min(columns - 1, c0 + 40); c++) {
                int away = Math.max(Math.abs(c - c0), Math.abs(r - r0));
                if (highest[r * columns + c] >= bucket[entry] + Math.max(1, away)) {
                    throw new AssertionError("bucket " + highest[r * columns + c] + " came before bucket " + bucket[entry]
                            + ", " + away + " cells away");
                }
            }
        }
        highest[cell[entry]] = Math.max(highest[cell[entry]], bucket[entry]);
    }

    private void spawn(Buckets queue, int from) {
        int c = Math.max(0, Math.min(columns - 1, cell[from] % columns + random.nextInt(5) - 2));
        int r = Math.max(0, Math.min(rows - 1, cell[from] / columns + random.nextInt(5) - 2));
        if (r * columns + c == cell[from] && columns * rows > 1) {
            return;
        }
        int away = Math.max(1, Math.max(Math.abs(c - cell[from] % columns), Math.abs(r - cell[from] / columns)));
        int further = random.nextInt(3) == 0 ? 0 : random.nextInt(10) == 0 ? random.nextInt(500) : random.nextInt(20);
        queue(queue, r * columns + c, bucket[from] + away + further, away);
    }

    private void queue(Buckets queue, int where, int b, int away) {
        cell[entries] = where;
        bucket[entries] = b;
        queue.add((b + random.nextDouble()) * WIDTH, away, entries, where);
        entries++;
    }
}
