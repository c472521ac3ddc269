package org.thalweg.economy;

/**
 * Where the money to build comes from. Rates are real, as all money here.
 *
 * @param grant share of construction given, not to be repaid, 0 to 1
 * @param debt share lent, 0 to 1; what is left is the owners' own
 * @param interest interest on the debt (a year), at least 0
 * @param tenor years in which the debt is repaid, after the grace, at least 1
 * @param grace years after the last spending in which nothing is repaid and interest is added to the debt
 */
public record Finance(double grant, double debt, double interest, int tenor, int grace) {
    /** Checks. */
    public Finance {
        if (!(grant >= 0) || !(debt >= 0) || grant + debt > 1 + 1e-12) {
            throw new IllegalArgumentException("grant and debt must not be below 0 and not above 1 together");
        }
        if (!(interest >= 0 && interest < 1) || tenor < 1 || grace < 0) {
            throw new IllegalArgumentException("interest must be at least 0 and below 1, tenor at least a year, grace at least 0");
        }
    }

    /**
     * What the debt comes to.
     *
     * @param drawn amounts lent, undiscounted
     * @param interestAdded interest added to the debt until repayment begins
     * @param yearly equal payment a year
     * @param first year of the first payment
     * @param last year of the last payment
     * @param cover earnings in the year of the first payment / payment; NaN without debt, or when that year is not looked at
     * @param repaid year in which the debt would be paid off if all earnings went into it; -1 if not within the years looked
     *     at
     */
    public record Service(double drawn, double interestAdded, double yearly, int first, int last, double cover, int repaid) {}

    /**
     * Works out the debt service. What is spent in a year is lent in that year; interest is added once a year from then on.
     *
     * @param construction construction by year, negative
     * @param earnings revenue less upkeep by year, as many years
     * @return the debt service
     */
    public Service service(CashFlow construction, CashFlow earnings) {
        double drawn = 0;
        double owed = 0;
        double swept = 0;
        int end = 0;
        for (int t = 0; t < construction.years(); t++) {
            end = construction.at(t) < 0 ? t : end;
        }
        int repaid = -1;
        for (int t = 0; t < construction.years(); t++) {
            double draw = -construction.at(t) * debt;
            drawn += draw;
            owed = t <= end + grace ? owed * (1 + interest) + draw : owed;
            swept = swept * (1 + interest) + draw - Math.max(0, earnings.at(t));
            if (repaid < 0 && t > end && swept <= 0) {
                repaid = t;
            }
        }
        double yearly = interest > 0 ? owed * interest / (1 - StrictMath.pow(1 + interest, -tenor)) : owed / tenor;
        int first = end + grace + 1;
        double cover = yearly > 0 && first < earnings.years() ? earnings.at(first) / yearly : Double.NaN;
        return new Service(drawn, owed - drawn, yearly, first, end + grace + tenor, cover, drawn > 0 ? repaid : end);
    }
}
