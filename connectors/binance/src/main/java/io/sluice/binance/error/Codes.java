package io.sluice.binance.error;

import io.sluice.schemas.ErrorClass;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's codes by class, from its documents of errors; of all of them it is certain that nothing was executed. A
 * code that is not here is not known, and proves nothing.
 */
final class Codes {
    private static final Map<Integer, ErrorClass> CLASSES = new HashMap<>();

    static {
        add(ErrorClass.INSUFFICIENT_BALANCE, -2018, -2019, -4050, -4051, -4118);
        add(ErrorClass.RATE_LIMIT_ERROR, -1003, -1008, -1015, -4400);
        add(ErrorClass.API_ERROR, -1002, -1004, -1005, -1011, -1016, -1020, -1021, -1022, -1099, -1125);
        add(ErrorClass.API_ERROR, -2014, -2015, -2016, -2017, -2023, -5028);
        add(ErrorClass.API_ERROR, -4056, -4057, -4087, -4088, -4109, -4192, -4401, -4402);
        add(ErrorClass.INVALID_ORDER, -1013, -1014, -1108, -1111, -1121, -1122, -1128, -1130, -1136);
        add(ErrorClass.INVALID_ORDER, -2010, -2020, -2021, -2022, -2024, -2025, -2026, -2027, -2028);
        add(ErrorClass.INVALID_ORDER, -4045, -4061, -4062, -4104, -4120, -4131, -4135, -4164, -4184, -4210, -4211);
        add(ErrorClass.INVALID_ORDER, -5021, -5022, -5040);
        addRange(ErrorClass.INVALID_ORDER, -1106, -1100);
        addRange(ErrorClass.INVALID_ORDER, -1118, -1114);
        addRange(ErrorClass.INVALID_ORDER, -4016, -4000);
        addRange(ErrorClass.INVALID_ORDER, -4031, -4023);
        addRange(ErrorClass.INVALID_ORDER, -4142, -4137);
        addRange(ErrorClass.INVALID_ORDER, -5027, -5024);
    }

    private Codes() {}

    /** The class of a code; null for one that is not known. */
    static @Nullable ErrorClass classOf(int code) {
        return CLASSES.get(code);
    }

    private static void add(ErrorClass errorClass, int... codes) {
        for (int code : codes) {
            CLASSES.put(code, errorClass);
        }
    }

    private static void addRange(ErrorClass errorClass, int lowest, int highest) {
        for (int code = lowest; code <= highest; code++) {
            CLASSES.put(code, errorClass);
        }
    }
}
