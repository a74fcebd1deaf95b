namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>From 0 to 1, by track and seed alone, so that a choice can be made again (the mixer of MurmurHash3).</summary>
internal static class SeededHash
{
    public static float Of(uint track, long seed)
    {
        var hash = track ^ (uint)(seed ^ (seed >> 32));
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return ((hash ^ (hash >> 16)) & 0xFFFFFF) / (float)0x1000000;
    }
}
