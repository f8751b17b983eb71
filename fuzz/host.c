/* SPDX-License-Identifier: BSD-2-Clause */
/* What can happen to a host, to two of one seed: all properties of tests/host_properties.h hold after each event. The
 * first 3 octets choose the policy, how the host is set up and the seed; what follows are events: an octet that says
 * what, 2 octets of hundredths of a second that pass before, and what the event has:
 *   bits 0 and 1: 0 a frame, 1 nothing, 2 a program pings, 3 a program joins or leaves a group;
 *   bit 2: the second link, IPv6, leaving;
 *   bits 3 and 4: whom the link says that a frame is for; bit 5: lengths and checksums are made right; bit 6: ARP.
 * A frame and a ping have 2 octets of size and so many octets, a group has 1 octet. */
#include <stdlib.h>
#include <string.h>

#include "../tests/host_frames.h"
#include "../tests/host_twins.h"
#include "../tests/must.h"

/* The input, as it is read. */
struct input {
    const uint8_t *data;
    size_t size;
};

static uint32_t take(struct input *input, size_t count)
{
    uint32_t value = 0;
    for (; count; count--) {
        value = value << 8 | (input->size ? *input->data : 0);
        input->data += input->size != 0;
        input->size -= input->size != 0;
    }
    return value;
}

/* The next octets, in a block of their own size. */
static struct icmpwire_span take_block(struct input *input, uint8_t **block)
{
    size_t size = take(input, 2);
    size = size < input->size ? size : input->size;
    *block = malloc(size ? size : 1);
    MUST(*block != NULL);
    if (size)
        memcpy(*block, input->data, size);
    input->data += size;
    input->size -= size;
    return (struct icmpwire_span){*block, size};
}

static void receive(struct host_twins *twins, struct input *input, uint8_t what)
{
    struct icmpwire_arrival arrival = {.device = WORLD_ETH0 + (what >> 2 & 1u), .cast = what >> 3 & 3};
    uint8_t *block;
    memcpy(arrival.source_mac, world_macs[1], sizeof arrival.source_mac);
    arrival.packet = take_block(input, &block);
    arrival.ethertype = ICMPWIRE_ETHERTYPE_IPV6;
    if (what & 0x40)
        arrival.ethertype = ICMPWIRE_ETHERTYPE_ARP;
    else if (arrival.packet.size && block[0] >> 4 == 4)
        arrival.ethertype = ICMPWIRE_ETHERTYPE_IPV4;
    if (what & 0x20)
        frame_repair(block, arrival.packet.size);
    twins_receive(twins, &arrival);
    free(block);
}

static void ping(struct host_twins *twins, struct input *input, uint8_t what)
{
    uint8_t *block, version = what & 4 ? 6 : 4;
    struct icmpwire_span message = take_block(input, &block);
    twins_ping(twins, version, world_address(version, what >> 3), message);
    free(block);
}

static void change_group(struct host_twins *twins, struct input *input, uint8_t what)
{
    struct icmpwire_ip group = world_address(6, take(input, 1));
    if (what & 4)
        twins_leave(twins, WORLD_ETH0, group);
    else
        twins_join(twins, WORLD_ETH0, group);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct host_twins twins;
    struct input input = {data, size};
    uint32_t kind = take(&input, 1), choice = take(&input, 1), seed = take(&input, 1);
    twins_begin(&twins, (enum icmpwire_host_kind)(kind % ICMPWIRE_HOST_KINDS), (uint8_t)choice, seed);
    while (input.size) {
        uint8_t what = (uint8_t)take(&input, 1);
        twins_wait(&twins, (uint64_t)take(&input, 2) * 10000);
        if ((what & 3) == 0)
            receive(&twins, &input, what);
        else if ((what & 3) == 2)
            ping(&twins, &input, what);
        else if ((what & 3) == 3)
            change_group(&twins, &input, what);
    }
    twins_end(&twins);
    return 0;
}
