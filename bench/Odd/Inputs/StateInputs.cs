using Roomtone.Odd.Bench.Boxes;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>
/// The agent's state folder with one file damaged: the agent starts, answers, ends, and starts again on what it left. An input
/// is the file's name, a line end, its bytes.
/// </summary>
internal sealed class StateInputs(string folder) : IInputKind
{
    private readonly string _kept = Path.Combine(folder, "kept");
    private readonly OddPlayer _player = new();
    private int _number;

    public async Task<IReadOnlyList<byte[]>> SeedsAsync()
    {
        await KeptState.MakeAsync(_kept);
        return
        [
            .. Directory.EnumerateFiles(_kept, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(path => Message.Of(Path.GetRelativePath(_kept, path), File.ReadAllBytes(path))),
        ];
    }

    public byte[] Mutate(byte[] input, Random random)
    {
        var (name, bytes) = Message.Read(input);
        return name.EndsWith(".jsonl", StringComparison.Ordinal)
            ? Message.Of(name, LineMutator.Mutate(bytes, random))
            : SealedModel.MutateIn(input, random) ?? Message.Mutate(input, random);
    }

    public async Task ReadAsync(byte[] input)
    {
        await KeptState.MakeAsync(_kept);
        var (name, bytes) = Message.Read(input);
        var state = Path.Combine(folder, $"state-{_number++}");
        Copy(_kept, state);
        if (File.Exists(Path.Combine(_kept, name)))
            await File.WriteAllBytesAsync(Path.Combine(state, name), bytes);
        try
        {
            await LiveAsync(state);
            await LiveAsync(state);
        }
        finally
        {
            if (Directory.Exists(state)) Directory.Delete(state, recursive: true);
        }
    }

    public ValueTask DisposeAsync() => _player.DisposeAsync();

    private async Task LiveAsync(string state)
    {
        _player.Answer(PlayerInputs.Good);
        await using var box = KeptState.BoxOn(state, _player);
        await box.StartAsync();
        box.Link.Start();
        await box.AnswersAsync();
        await box.StopAsync();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, path)));
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(path, Path.Combine(to, Path.GetRelativePath(from, path)));
    }
}
