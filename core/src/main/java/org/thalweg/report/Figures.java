package org.thalweg.report;

import org.thalweg.export.Decimal;

/** Numbers as readers want them: few digits, thousands apart by a space, the unit named. */
final class Figures {
    /** Space that does not break (a narrow one hardly shows in some faces). */
    private static final char THIN = '\u00a0';

    private Figures() {}

    /** A number with so many decimals and its thousands apart; a dash where there is none. */
    static String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String plain = Decimal.fixed(Math.abs(value), decimals);
        int point = decimals == 0 ? plain.length() : plain.length() - decimals - 1;
        StringBuilder out = new StringBuilder();
        boolean zero = plain.matches("[0.]+");
        if (value < 0 && !zero) {
            out.append('−');
        }
        for (int i = 0; i < plain.length(); i++) {
            if (i > 0 && i < point && (point - i) % 3 == 0 && point > 4) {
                out.append(THIN);
            }
            out.append(plain.charAt(i));
        }
        return out.toString();
    }

    /** A length given in metres, in kilometres. */
    static String km(double metres, int decimals) {
        return number(metres / 1000, decimals) + (Double.isFinite(metres) ? "\u00a0km" : "");
    }

    /** A sum of money in words short enough for a sentence. */
    static String money(double amount, String currency) {
        double size = Math.abs(amount);
        if (!Double.isFinite(amount)) {
            return "–";
        }
        if (size >= 9.995e9) {
            return number(amount / 1e9, 1) + "\u00a0billion\u00a0" + currency;
        }
        if (size >= 1e9) {
            return number(amount / 1e9, 2) + "\u00a0billion\u00a0" + currency;
        }
        if (size >= 99.95e6) {
            return number(amount / 1e6, 0) + "\u00a0million\u00a0" + currency;
        }
        if (size >= 1e6) {
            return number(amount / 1e6, 1) + "\u00a0million\u00a0" + currency;
        }
        return number(amount, 0) + "\u00a0" + currency;
    }

    /** A share as a percentage. */
    static String percent(double share, int decimals) {
        return number(100 * share, decimals) + (Double.isFinite(share) ? "\u00a0%" : "");
    }

    /** A time given in seconds, in minutes. */
    static String minutes(double seconds) {
        return number(seconds / 60, 1);
    }

    /** A value with as many decimals as its size needs: three or four figures. */
    static String rough(double value) {
        double size = Math.abs(value);
        int decimals = size >= 1000 || value == Math.rint(value) ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
        return number(value, decimals);
    }
}
