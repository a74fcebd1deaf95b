using System.Reflection;
using Roomtone.Contracts;

namespace Roomtone.Architecture.Tests;

/// <summary>What the services say to each other rests on nothing, and has no place for a picture.</summary>
public sealed class ContractsTests
{
    private static readonly string[] WordsOfPictures = ["Image", "Picture", "Photo", "Pixel", "Bitmap", "Jpeg", "Thumbnail", "Embedding"];

    private static readonly Type[] Blobs =
    [
        typeof(byte[]),
        typeof(Memory<byte>),
        typeof(ReadOnlyMemory<byte>),
        typeof(ArraySegment<byte>),
        typeof(Stream),
        typeof(float[]),
        typeof(IReadOnlyList<byte>),
    ];

    private static readonly Assembly Contracts = typeof(Wire).Assembly;

    [Fact]
    public void They_refer_to_nothing_but_the_runtime() =>
        Assert.All(Contracts.GetReferencedAssemblies(), assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));

    [Fact]
    public void No_type_and_no_member_is_of_a_picture() =>
        Assert.Empty(
            from type in Contracts.GetTypes()
            where type.Namespace?.StartsWith("Roomtone", StringComparison.Ordinal) == true
            from name in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
                .Select(member => member.Name)
                .Append(type.Name)
            where WordsOfPictures.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
            select $"{type.Name}: {name}"
        );

    [Fact]
    public void No_message_holds_bytes_that_could_be_one() => Assert.Empty(
        from type in Contracts.GetTypes()
        from property in type.GetProperties()
        where Blobs.Contains(property.PropertyType)
        select $"{type.Name}.{property.Name}");
}
