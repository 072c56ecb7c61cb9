package stoa.kernel.messaging.stream;

import stoa.kernel.contract.log.Codec;

/**
 * A command, event or state in its written form.
 *
 * @param version 0 for a command from outside, which is always in the current form
 */
record Written(String type, int version, Codec codec, byte[] payload) {
    static final int CURRENT = 0;

    static Written json(String type, byte[] json) {
        return new Written(type, CURRENT, Codec.JSON, json);
    }
}
