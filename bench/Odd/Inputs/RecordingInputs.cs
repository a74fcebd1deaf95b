using System.Text;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Commands;
using Roomtone.EdgeAgent.Commands.Replay;
using Roomtone.EdgeAgent.State.Recording;
using Roomtone.Odd.Bench.Boxes;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>A box's recording and its record of choices, as <c>replay</c> and <c>choices</c> read them.</summary>
internal sealed class RecordingInputs(string folder) : IInputKind
{
    private readonly string _path = Path.Combine(folder, "recording.jsonl");

    public async Task<IReadOnlyList<byte[]>> SeedsAsync()
    {
        var at = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
        var events = Samples.Events(at).Select(one => new RecordedEvent(one.At, one.Type, one.Data));
        var lines = events.Select(one => Encoding.UTF8.GetString(Wire.Write(one)));
        var kept = Path.Combine(folder, "kept");
        await KeptState.MakeAsync(kept);
        return [Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"), await File.ReadAllBytesAsync(Path.Combine(kept, "choices.jsonl"))];
    }

    public byte[] Mutate(byte[] input, Random random) =>
        random.Next(2) == 0 ? LineMutator.Mutate(input, random) : JsonMutator.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        await File.WriteAllBytesAsync(_path, input);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Answered(await new ReplayCommand(output, errors).ExecuteAsync([_path, "--json", "--Speaker:Host=/nowhere"]), 0, 1);
        Answered(new ChoicesCommand(output, errors).Run([_path, "--json"]), 0, 1);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Answered(int code, params int[] allowed)
    {
        if (!allowed.Contains(code)) throw new InvalidOperationException($"It ended with the exit code {code}.");
    }
}
