using System.Buffers.Binary;
using System.Text;
using Roomtone.Odd.Bench.Inputs;

namespace Roomtone.Odd.Bench.Workers;

/// <summary>The other end of a <see cref="WorkerProcess"/>: reads inputs from standard input, hands them over, says what became of each.</summary>
internal static class WorkerLoop
{
    public const string Verb = "worker";
    public const string Ready = "ready";

    public static async Task<int> RunAsync(string kind, string folder)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        Console.SetOut(TextWriter.Null); // The product's own words go nowhere.
        await using var input = Console.OpenStandardInput();
        await using var reader = InputKinds.Make(kind, folder);
        await ReadAsync(reader, (await reader.SeedsAsync())[0]); // What a reader does once, servers and all, is no input's time.
        await output.WriteLineAsync(Ready);
        var length = new byte[sizeof(int)];
        while (await input.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false) == length.Length)
        {
            var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            await input.ReadExactlyAsync(bytes);
            await output.WriteLineAsync((await ReadAsync(reader, bytes)).ToLine());
        }

        return 0;
    }

    private static async Task<Outcome> ReadAsync(IInputKind reader, byte[] input)
    {
        MemoryPeak.Reset();
        try
        {
            await reader.ReadAsync(input);
            return new Outcome(Verdict.Answered, "", MemoryPeak.Read());
        }
#pragma warning disable CA1031 // Whatever gets here has got past the product's boundary: that is what is looked for.
        catch (Exception escaped)
#pragma warning restore CA1031
        {
            return new Outcome(Verdict.Crash, escaped.ToString(), MemoryPeak.Read());
        }
    }
}
