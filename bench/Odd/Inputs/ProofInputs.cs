using System.Text;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>Does what no reader should, so that a test sees that it is noticed.</summary>
internal sealed class ProofInputs : IInputKind
{
    public const string Name = "proof";

    private const int Megabyte = 1 << 20;

    private readonly List<byte[]> _held = [];

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult<IReadOnlyList<byte[]>>(["answer"u8.ToArray()]);

    public byte[] Mutate(byte[] input, Random random) => input;

    public async Task ReadAsync(byte[] input)
    {
        switch (Encoding.UTF8.GetString(input))
        {
            case "throw":
                throw new InvalidOperationException("as was asked");
            case "die":
                Environment.FailFast("as was asked");
                break;
            case "hang":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
                break;
            case "take":
                for (var taken = 0; taken < 120; taken++)
                {
                    _held.Add(GC.AllocateUninitializedArray<byte>(Megabyte, pinned: true));
                    _held[^1].AsSpan().Fill(1);
                }

                _held.Clear();
                break;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
