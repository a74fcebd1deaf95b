using Microsoft.ML.OnnxRuntime;

namespace Roomtone.EdgeAgent.Vision;

/// <summary>Floats that a network reads or writes in place, run after run.</summary>
internal sealed class PinnedTensor(int length)
{
    /// <summary>Pinned, so that the native side may keep its address.</summary>
    public float[] Values { get; } = GC.AllocateArray<float>(length, pinned: true);

    /// <summary>The first values as a tensor of this shape.</summary>
    public OrtValue As(params long[] shape) => OrtValue.CreateTensorValueFromMemory(
        OrtMemoryInfo.DefaultInstance, Values.AsMemory(0, (int)shape.Aggregate(1L, (product, side) => product * side)), shape);
}
