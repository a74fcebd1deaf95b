using System.Text;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>
/// A message of the broker as one input: its topic, a line end, its payload. A file of a folder likewise: its name, then its
/// bytes.
/// </summary>
internal static class Message
{
    public static byte[] Of(string topic, byte[] payload) => [.. Encoding.UTF8.GetBytes(topic), (byte)'\n', .. payload];

    public static (string Topic, byte[] Payload) Read(byte[] input)
    {
        var end = Math.Max(0, input.AsSpan().IndexOf((byte)'\n'));
        return (Encoding.UTF8.GetString(input, 0, end), input[Math.Min(end + 1, input.Length)..]);
    }

    /// <summary>The topic stays: a broker's access list would not let another one through.</summary>
    public static byte[] Mutate(byte[] input, Random random)
    {
        var (topic, payload) = Read(input);
        var isJson = payload is [(byte)'{' or (byte)'[', ..];
        return Of(topic, isJson ? JsonMutator.Mutate(payload, random) : ByteMutator.Mutate(payload, random));
    }
}
