using Roomtone.EdgeAgent.Device.Schedule;

namespace Roomtone.EdgeAgent.Music.Blocks;

internal static class BlockVolume
{
    /// <summary>The volume of a block at a moment, percent: evenly from that of its beginning to that of its end.</summary>
    /// <returns>Null where it sets none.</returns>
    public static int? At(BlockSlot? block, DateTimeOffset at)
    {
        if (block?.Block.VolumeFrom is not { } from) return null;
        var (slot, to) = (block.Slot, block.Block.VolumeTo ?? from);
        return (int)Math.Round(from + ((to - from) * Math.Clamp((at - slot.From) / (slot.To - slot.From), 0, 1)));
    }
}
