package org.thalweg.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;

/**
 * Rounds the costs of a line's rows to cents so that they add up to the bill exactly: every row is rounded down, and the
 * cents left over go to the rows that lost most (the method of largest remainders; at a tie, the earlier row).
 */
final class Cents {
    private Cents() {}

    /**
     * Shares a total out.
     *
     * @param cost cost of each row, not rounded; the last row's stays as it is
     * @param total what the cents must add up to
     * @return cents of each row
     * @throws IllegalArgumentException when the costs differ from the total by more than a cent a row
     */
    static long[] share(double[] cost, BigDecimal total) {
        int rows = cost.length - 1;
        long[] cents = new long[cost.length];
        double[] lost = new double[cost.length];
        long sum = 0;
        for (int i = 0; i < cost.length; i++) {
            double exact = cost[i] * 100;
            cents[i] = (long) Math.floor(exact);
            lost[i] = exact - cents[i];
            sum += cents[i];
        }
        long left = total.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY).longValueExact() - sum;
        if (left < -rows || left > 2L * rows) {
            throw new IllegalArgumentException("the rows' costs add up to " + sum / 100.0 + ", the bill to " + total);
        }
        Integer[] order = IntStream.range(0, rows).boxed().toArray(Integer[]::new);
        java.util.Arrays.sort(order, (a, b) -> Double.compare(lost[b], lost[a]));
        for (int k = 0; k < left; k++) {
            cents[order[k % rows]]++;
        }
        // Too much by the bill's own rounding: take it from the rows that lost least and have something to give.
        for (int k = rows - 1; k >= 0 && left < 0; k--) {
            if (cents[order[k]] > 0) {
                cents[order[k]]--;
                left++;
            }
        }
        return cents;
    }
}
