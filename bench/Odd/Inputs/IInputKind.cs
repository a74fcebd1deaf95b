namespace Roomtone.Odd.Bench.Inputs;

/// <summary>One kind of input that others write and a reader of the product reads.</summary>
internal interface IInputKind : IAsyncDisposable
{
    /// <summary>Good inputs, the same on every machine as far as the programs that make them are.</summary>
    Task<IReadOnlyList<byte[]>> SeedsAsync();

    /// <summary>One damage that knows the form.</summary>
    byte[] Mutate(byte[] input, Random random);

    /// <summary>Hands the input to the product. What is thrown has got past the boundary that should have held it.</summary>
    Task ReadAsync(byte[] input);
}
