using System.Numerics.Tensors;

namespace Roomtone.Recommender;

/// <summary>
/// The inverse of a symmetric positive definite matrix, by Cholesky: A = L Lᵀ, then A⁻¹ = L⁻ᵀ L⁻¹ (Golub and Van Loan,
/// Matrix Computations, 4.2). Rows are contiguous, so that each inner loop is one vector operation; all cores are used.
/// </summary>
internal static class SymmetricInverse
{
    private const int Block = 64;

    /// <summary>Overwrites the matrix with its inverse. Only the lower half is read; both halves are written.</summary>
    /// <exception cref="ArgumentException">The matrix is not positive definite.</exception>
    public static void Invert(double[][] matrix, CancellationToken cancellationToken)
    {
        var cores = new ParallelOptions { CancellationToken = cancellationToken };
        Factor(matrix, cores);
        Square(InverseOfFactor(matrix, cores), matrix, cores);
    }

    /// <summary>Overwrites the lower half with L, a block of columns at a time.</summary>
    private static void Factor(double[][] a, ParallelOptions cores)
    {
        for (var from = 0; from < a.Length; from += Block)
        {
            var (begin, end) = (from, Math.Min(from + Block, a.Length));
            for (var row = begin; row < end; row++) FactorRow(a, row, begin, row + 1);
            Parallel.For(end, a.Length, cores, row => FactorRow(a, row, begin, end));
        }
    }

    private static void FactorRow(double[][] a, int row, int begin, int end)
    {
        for (var column = begin; column < end; column++)
        {
            var rest = a[row][column] - TensorPrimitives.Dot<double>(a[row].AsSpan(0, column), a[column].AsSpan(0, column));
            if (row != column) a[row][column] = rest / a[column][column];
            else a[row][row] = rest > 0 ? Math.Sqrt(rest) : throw new ArgumentException("The matrix is not positive definite.", nameof(a));
        }
    }

    /// <summary>Solves L X = I row by row, for a stripe of columns on each core.</summary>
    private static double[][] InverseOfFactor(double[][] l, ParallelOptions cores)
    {
        var x = new double[l.Length][];
        for (var row = 0; row < l.Length; row++) x[row] = new double[row + 1];
        Parallel.For(0, (l.Length + Block - 1) / Block, cores, stripe =>
        {
            var begin = stripe * Block;
            for (var row = begin; row < l.Length; row++)
            {
                var end = Math.Min(begin + Block, row + 1);
                var target = x[row].AsSpan(begin, end - begin);
                if (row < end) target[row - begin] = 1;
                for (var k = begin; k < row; k++)
                {
                    var length = Math.Min(end, k + 1) - begin;
                    TensorPrimitives.MultiplyAdd(x[k].AsSpan(begin, length), -l[row][k], target[..length], target[..length]);
                }

                TensorPrimitives.Multiply(target, 1 / l[row][row], target);
            }
        });
        return x;
    }

    /// <summary>Writes Xᵀ X, X being lower triangular.</summary>
    private static void Square(double[][] x, double[][] result, ParallelOptions cores)
    {
        Parallel.For(0, x.Length, cores, row =>
        {
            var target = result[row].AsSpan(0, row + 1);
            target.Clear();
            for (var k = row; k < x.Length; k++) TensorPrimitives.MultiplyAdd(x[k].AsSpan(0, row + 1), x[k][row], target, target);
        });
        for (var row = 0; row < x.Length; row++)
        {
            for (var column = 0; column < row; column++) result[column][row] = result[row][column];
        }
    }
}
